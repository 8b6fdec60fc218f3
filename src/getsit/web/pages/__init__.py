"""The pages, a file for each stage of the way."""

from fastapi import APIRouter

from getsit.web.pages import elsewhere, facts, follow_up, home, keeping, prepare, rehearse, rounds, talks

router = APIRouter(include_in_schema=False)
for stage in (home, prepare, rounds, elsewhere, facts, rehearse, talks, follow_up, keeping):
    router.include_router(stage.router)
