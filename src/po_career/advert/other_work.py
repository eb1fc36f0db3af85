"""The work of crafts that the catalogue does not have, by the words in which it is advertised.

What a text describes tells its craft as well as its title does: a product designer who chooses
wood and joints makes chairs. The phrases are written as the signals of a catalogue are.
"""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from po_career.advert.advert_reader import Reading
from po_career.catalog.model import Id
from po_career.language.mentions import Lexicon, find_mentions, lexicon_of_signals
from po_career.language.stems import name_words, words_of

IN_OWN_LINE = 0.5
WORK: Mapping[str, str] = {
    "engineering": (
        "programming, code review|reviews, review|write|writing|clean|production code, unit test|tests, debug, java, typescript,"
        " javascript, c++, c#, golang, rust, react, angular, node.js, spring boot, terraform, docker, kafka,"
        " postgresql, pull requests|request, refactor, deployment pipeline|pipelines, on call, distributed systems,"
        " data structures, linux, embedded, firmware, git, object oriented, software engineer|engineers of|who"
    ),
    "data": (
        "predictive|statistical|forecasting models|modelling|modeling, build|train|develop|deploy|tune .. models,"
        " statistics, pytorch, tensorflow, scikit learn, pandas, r, feature engineering, computer vision, deep learning,"
        " data pipelines|pipeline|warehouse|lake|modelling, dbt, airflow, spark, etl, machine learning models|algorithms,"
        " python, years .. data science|scientist|analyst|analytics, experimental design, data mining, regression,"
        " reports in tableau|power, ad hoc analyses|analysis|reports, phd"
    ),
    "marketing": (
        "campaign, copywriting, copywriter, seo, sem, ppc, social media, demand generation, content marketing|calendar|strategy,"
        " battle cards, battlecards, case studies, lead generation, email marketing, media budget|buying|plan, paid search|social|media,"
        " hubspot, marketo, press releases|release, ad spend, brand awareness|guidelines|campaigns|manager,"
        " newsletters, trade marketing, sales decks|collateral, web copy, messaging, personas|persona, years .. marketing,"
        " train|enable|equip .. sales, analyst relations"
    ),
    "sales": (
        "quota, quotas, prospecting, prospects, cold call|calls|calling, sales cycle|target|targets|pipeline|quota|territory|experience,"
        " salesforce, closing, close deals|business|contracts, territory, upsell, upselling, cross selling, renewals, commission, meddic,"
        " new business, key account|accounts, account plans|management, win .. customers|accounts, hit|beat|beating|exceed .. target|targets,"
        " product demos|demonstrations, years .. sales|selling, customer base, revenue target|targets"
    ),
    "customer service": (
        "support tickets|requests, helpdesk, service desk, first line|level, second line, call centre|center, customer calls|enquiries|queries,"
        " health scores|score, business reviews, onboard .. customers|clients, renewal, customer retention"
    ),
    "accounts": (
        "accounts payable|receivable, ledger, invoice, month end, year end, reconciliation, reconcile, taxation, vat, payroll, ifrs,"
        " gaap, bookkeeping, financial statements|reporting|close, balance sheet reconciliations, acca, cima, cpa, accountant,"
        " management accounts, statutory"
    ),
    "people": (
        "employee relations|engagement|lifecycle, talent acquisition, hr policies|policy|processes|systems, labour|employment law, cipd, shrm,"
        " grievance, absence, disciplinary, recruiters, candidates sourcing, sourcing candidates, workforce planning, job descriptions"
    ),
    "supply": (
        "purchase order|orders, procurement, tenders, warehouse, stock, inventory, deliveries, shelf life, raw materials, forklift, pallets,"
        " shipment, freight, carrier, customs, supply chain, demand planning, material requirements planning, mrp, picking, packing,"
        " driving licence|license, vehicle, lorry, truck, tachograph, routes, loading, price lists, buy|buying|purchase .. materials|goods|stock"
    ),
    "food and shops": (
        "bakery, baker, bakers, recipes with|for, kitchen, menus, allergen, food law|safety|hygiene, haccp, till, shop floor, store manager|managers,"
        " merchandise, merchandising, visual merchandising, planogram, mills, flour, butcher, catering, restaurant, hotel guests, harvest"
    ),
    "making things": (
        "cad, solidworks, autocad, catia, rhino, tolerances, moulding, injection, machining, cnc, assembly line|lines, production line|lines,"
        " workshop in, oak, wood, plywood, upholstery, furniture, cabinet makers, textile, garment, fabric, technical drawings, factory,"
        " manufacturing, plant, welding, bill of materials, mechanical, electrical, hydraulic, pcb, circuit, strength tests, toolmaker, materials and|,"
        " industrial design|designer, suppliers of parts, ergonomics of, injection moulding"
    ),
    "building": (
        "construction, building site|sites|regulations, subcontractor, bill of quantities, quantity surveyor, site safety|manager|supervision,"
        " concrete, civil works|engineering, permits for building, hvac, plumbing, tenants, leases"
    ),
    "care": (
        "ward, nursing, nurse, medication, bedside, care plans|plan, triage, clinical care|skills|practice, patient care, registered nurse, midwife,"
        " administer, diagnosis, therapy, resuscitation, infection control, shifts, night shifts"
    ),
    "teaching": (
        "pupils, classroom, lessons, curriculum, marking, lesson plans, qts, pgce, safeguarding pupils, teach .. pupils|students|maths|classes, exam,"
        " parents evenings, key stage"
    ),
    "testing": (
        "test case|cases|plans|plan|automation|strategy|bench|benches, istqb, defects, regression test|tests|testing, selenium, cypress, automate tests,"
        " test engineers|team, testing of|in .. systems, iso 26262, aspice"
    ),
    "research": (
        "laboratory, assay, chemistry, chemical, molecular, cell culture, grant, peer reviewed, postdoctoral, clinical trials, formulation,"
        " spectroscopy, publications in, lab, gmp, patents, supervise .. lab, pre clinical, toxicology, peptide, biology"
    ),
    "law": "litigation, solicitor, legal advice|opinions, draft contracts|agreements, case law, paralegal, conveyancing",
    "pictures": (
        "logo, illustration, photoshop, indesign, illustrator, brand identity, packaging design, print production, typography, fashion,"
        " collection, showroom, photography, video editing, motion graphics"
    ),
    "office": (
        "diary management, travel arrangements|bookings, reception, filing, minutes of, office supplies, correspondence, switchboard, data entry,"
        " administrative support, expenses claims"
    ),
}  # fmt: skip


@cache
def _lexicon() -> Lexicon:
    """The phrases, ready for reading."""
    return lexicon_of_signals(
        {craft: [one.strip() for one in text.split(",")] for craft, text in WORK.items()}
    )


def other_work(reading: Reading, role: Id | None = None) -> Mapping[str, float]:
    """How much the lines that count say of the work of each other craft, each phrase once.

    Half if it stands in a line that describes the work of `role`: then it may be only the trade in
    which that work is done.
    """
    own = {one.line for one in reading.mentions if role is not None and one.is_signal_of(role)}
    lines = [line.text for line in reading.lines]
    said: dict[tuple[str, tuple[str, ...]], float] = defaultdict(float)
    for one in find_mentions(words_of(lines), lines, _lexicon()):
        if reading.weight_of(one) > 0.5:
            phrase = one.id, name_words(one.words)
            said[phrase] = max(said[phrase], IN_OWN_LINE if one.line in own else 1.0)
    crafts: dict[str, float] = defaultdict(float)
    for (craft, _), weight in said.items():
        crafts[craft] += weight
    return crafts
