"""Kinds of mechanism: what sort of thing was done or is to be done, whatever the trade.

Two lines with one mechanism ("wrote the loading guide", "nothing was ever written down") may carry over
even in another trade; a mechanism alone never joins a fact to a need.
"""

import re

_MECHANISMS = {
    "timing": (
        r"\b(?:late\w*|early|earlier|on time|delay\w*|deadlines?|cut-?offs?|forward by|lead times?"
        r"|turnaround|waiting|queues?|punctual\w*|overdue|slots?|schedul\w+|faster|quicker|minutes"
        r"|hours)\b"
    ),
    "staffing": (
        r"\b(?:rotas?|rosters?|shifts?|crew\w*|overtime|agency|absence\w*|sick\w*|staffing|cover"
        r"|turnover|leavers|retention|vacancies|recruit\w+|hired|hiring)\b"
    ),
    "training": (
        r"\b(?:train(?:ed|ing|ees?)?|taught|teach\w*|coach\w*|mentor\w*|induction|onboard\w*"
        r"|apprentice\w*|skills matrix|cross-train\w*)\b"
    ),
    "writing down": (
        r"\b(?:wrote|written|write|guides?|manuals?|handbook\w*|checklists?|document(?:ed|ation)"
        r"|instructions?|handovers?|procedures?|playbooks?|nothing written)\b"
    ),
    "complaints": (
        r"\b(?:complain\w*|returns?|refunds?|claims|satisfaction|feedback|no-shows|errors?|defects?"
        r"|faults?|rework\w*|missing|mistakes?|accuracy|wrong)\b"
    ),
    "cost": (
        r"\b(?:costs?|saved|savings?|budgets?|overspen\w+|waste\w*|spend\w*|margin\w*|profit\w*"
        r"|shrinkage|energy|fuel|arrears|invoic\w+)\b"
    ),
    "growth": (
        r"\b(?:sales|revenue|grew|grow\w*|members\w*|visitors?|bookings|customers won|new accounts"
        r"|donat\w+|fundrais\w+|enrol\w+|occupancy|uptake|audience)\b"
    ),
    "safety": (
        r"\b(?:accidents?|injur\w+|incidents?|near miss\w*|safety|safeguarding|infection|hygiene"
        r"|audits?|inspections?|compliance|inspectors?|ofsted|regulator\w*)\b"
    ),
    "moving systems": (
        r"\b(?:migrat\w+|roll(?:ed|ing)? out|rollout|go-?live|new system|replac\w+ (?:the|an?|our) \w+"
        r"|software|spreadsheets?|paper(?:less| forms?)?|digital\w*|databases?|platforms?|ERP|CRM)\b"
    ),
    "opening": (
        r"\b(?:open(?:ed|ing|s)?|launch\w*|set up|from scratch|new (?:site|depot|branch|shop|kitchen"
        r"|centre|store|ward|school)|second (?:site|depot|branch|shop)|start-?up)\b"
    ),
    "bringing people along": (
        r"\b(?:union\w*|consult\w+|negotiat\w+|agreed|agreement|persuad\w+|convinc\w+|on board"
        r"|stakeholder\w*|resist\w+|trust of|residents?|families|parents|volunteers?|neighbours?"
        r"|council)\b"
    ),
    "stock": (
        r"\b(?:stock\w*|inventor\w+|linen|parts|supplies|supplier\w*|orders?|deliver\w+|warehouse\w*"
        r"|loading|loads?|pick(?:ed|ing)?|pack(?:ed|ing)?|routes?|fleet|vehicles?|drivers?)\b"
    ),
}
_MECHANISM_OF = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _MECHANISMS.items()}


def mechanisms_in(text: str) -> frozenset[str]:
    """The kinds of mechanism that the text speaks of."""
    return frozenset(name for name, pattern in _MECHANISM_OF.items() if pattern.search(text))


_CONCEPTS = {
    "waste": (
        r"\bwaste\w*|\bdisposal\b|\bthrow\w* away|\bthrown away|\bscrap\w*|\bspoil\w*|\blandfill\b"
        r"|\bunsold\b|\bwrite-offs?\b"
    ),
    "waiting": (
        r"\bwait(?:s|ing|ed)?\b|\bqueues?\b|\boverdue\b|\bbacklog\w*|\b(?:late|failed|missed)(?: first"
        r"| school)? (?:deliver\w+|slots?|orders?|appointments?)|\bturnaround times?|\blead times?"
    ),
    "cover": (
        r"\bagency\b|\babsence\w*|\bsickness\b|\brelief (?:list|staff|cooks?)|\bunplanned cover"
        r"|\bno-shows|\bshort-staffed|\bunderstaffed|\bunfilled shifts"
    ),
    "writing down": (
        r"\bwrit(?:e|ten|ing) (?:things |it |them |anything )?down|\b(?:wrote|written"
        r"|write) .{0,40}\b(?:sheets?|guides?|manuals?|checklists?|procedures?|handbooks?|instructions"
        r"|playbooks?)\b|\bhandover (?:notes?|sheets?)|\bnothing (?:is|was) written"
        r"|\bfrom a whiteboard"
    ),
    "stock accuracy": (
        r"\bstock (?:differences|accuracy|counts?|losses)|\bshrinkage\b|\binventory (?:accuracy"
        r"|differences|counts?)|\bstocktak\w+"
    ),
    "keeping people": (
        r"\b(?:staff|volunteer|employee|team) (?:turnover|retention)|\bleavers\b"
        r"|\bstill there a year later|\b(?:staff|volunteers|people|crew) (?:left|leave|leaving)\b"
        r"|\bactive volunteers"
    ),
    "complaints": r"\bcomplain\w*",
    "inspections": r"\binspections?\b|\binspectors?\b|\bhygiene rating|\b(?:outside|external|food) audits?\b",
    "rotas": r"\brotas?\b|\brosters?\b|\bshift patterns?\b",
    "accidents": r"\baccidents?\b|\binjur\w+|\bnear miss\w*",
    "moving systems": (
        r"\b(?:migrat\w+|moved|switched|went) .{0,40}\b(?:system|software|platform|database)\b"
        r"|\bnew (?:computer |booking |stock |till )?system\b"
    ),
    "training": (
        r"\b(?:train(?:ed|ing|s)?|induct\w*|onboard\w*|coach(?:ed|ing)) .{0,30}"
        r"\b(?:starters?|staff|people|recruits?|newcomers|team|apprentices?|volunteers|colleagues|crew)"
    ),
    "arrears": r"\barrears\b|\bbad debts?\b|\boverdue invoices?\b|\blate payments?\b",
}
_CONCEPT_OF = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CONCEPTS.items()}


def concepts_in(text: str) -> frozenset[str]:
    """The narrow subjects of the text, each under one name whatever its words ("disposal", "waste")."""
    return frozenset(name for name, pattern in _CONCEPT_OF.items() if pattern.search(text))
