"""Jobs: kept in the database, stopped from outside, taken for stopped when their program ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from getsit.app import App
from getsit.errors import AddressRefused, ContactMissing, JobUnknown
from getsit.model.job import JobKind, JobState
from tests.unit.app.site import Site, a_site

NAME = "bakery"


def a_company() -> Site:
    site = Site()
    site.page("/", "", "/about", "/team", "/careers")
    for path in ("/about", "/team", "/careers"):
        site.page(path)
    return site


def test_a_job_fetches_and_says_what_came(app: App) -> None:
    with a_site(a_company()) as site:
        job = app.start_job(NAME, JobKind.SITE, about=site.address)
        assert job.state is JobState.WAITING
        assert site.asked == []
        done = app.run_job(job.id)
    assert (done.state, done.done, done.of) == (JobState.DONE, 3, 4)
    assert app.job(NAME, job.id) == done
    assert "4 pages are here" in done.message


def test_a_job_is_stopped_from_outside_and_goes_on_later(app: App) -> None:
    site = a_company()
    with a_site(site):
        job = app.start_job(NAME, JobKind.SITE, about=site.address)

        def stop(path: str) -> None:
            if path == "/about":
                assert app.stop_job(NAME, job.id).state is JobState.STOPPING

        site.before = stop
        assert app.run_job(job.id).state is JobState.STOPPED
        assert len(app.overview(NAME).documents) == 2
        site.before = None
        again = app.start_job(NAME, JobKind.SITE, about=site.address)
        assert again.id != job.id
        assert app.run_job(again.id).state is JobState.DONE
    assert len(app.overview(NAME).documents) == 4
    assert site.paths.count("/about") == 1


def test_a_job_that_fails_says_why_and_keeps_what_came(app: App) -> None:
    site = a_company()
    site.refuse("/team", 429, Retry_After="7200")
    with a_site(site):
        job = app.run_job(app.start_job(NAME, JobKind.SITE, about=site.address).id)
    assert job.state is JobState.FAILED
    assert "in 120 min" in job.message
    assert len(app.overview(NAME).documents) == 2


def test_the_same_site_is_not_begun_twice(app: App) -> None:
    job = app.start_job(NAME, JobKind.SITE, about="example.org")
    assert app.start_job(NAME, JobKind.SITE, about="https://example.org/").id == job.id
    assert app.stop_job(NAME, job.id).state is JobState.STOPPED
    assert app.start_job(NAME, JobKind.SITE, about="example.org").id != job.id
    assert app.run_job(job.id).state is JobState.STOPPED


def test_a_job_whose_program_ended_is_taken_for_stopped(app: App) -> None:
    job = app.start_job(NAME, JobKind.SITE, about="example.org")
    assert job.updated is not None
    app._store.keep_job(replace(job, state=JobState.RUNNING, updated=job.updated - timedelta(minutes=5)))
    assert app.job(NAME, job.id).state is JobState.STOPPED


def test_what_could_not_begin_is_refused_at_once(app: App) -> None:
    with pytest.raises(AddressRefused):
        app.start_job(NAME, JobKind.SITE, about="ftp://example.org")
    with pytest.raises(ContactMissing):
        app.start_job(NAME, JobKind.FILINGS, about="BUN")
    assert app.jobs(NAME) == []


def test_a_job_of_another_opportunity_is_not_shown(app: App) -> None:
    app.new("other")
    job = app.start_job(NAME, JobKind.SITE, about="example.org")
    with pytest.raises(JobUnknown):
        app.job("other", job.id)
    with pytest.raises(JobUnknown):
        app.job(NAME, "nothing")


def test_a_job_of_a_deleted_opportunity_ends_quietly(app: App) -> None:
    site = a_company()
    with a_site(site):
        job = app.start_job(NAME, JobKind.SITE, about=site.address)
        site.before = lambda path: app.delete(NAME) if path == "/about" else None
        ended = app.run_job(job.id)
    assert ended.state in (JobState.STOPPED, JobState.FAILED)
    assert app.opportunities() == []
