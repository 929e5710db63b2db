"""What an archive holds: its members, and for each record the fields of the model it keeps."""

from ... import models
from .records import Record, fields, words

FORMAT = "worldcafe-archive"
VERSION = 1
MANIFEST = "manifest"
SECTIONS = ("cafe", "events", "fiche", "notes", "operations", "people", "photos", "themes")

CAFE = Record(
    models.Cafe,
    fields(
        "code title subtitle context etiquette place starts_at mode language clock_revision "
        "created_at closed_at purge_on purpose officer officer_contact notice_shown_at"
    ),
    nested=words("tables questions phases messages purges return_page votes"),
    required=words("title starts_at"),
    elsewhere=words(
        "id organisation owner co_animators series is_demo head epoch shown shown_question "
        "shown_line ready_at codes_open_until notice_accepted"
    ),
)
TABLE = Record(
    models.Table,
    fields("number name removed_at notice_read_at"),
    nested=words("calls"),
    required=words("number"),
    elsewhere=words("id cafe accepted"),
)
CALL = Record(models.Call, fields("called_at ended_at taken"), elsewhere=words("id table"))
MESSAGE = Record(
    models.Message,
    fields("text sent_at withdrawn_at"),
    nested=words("readings"),
    required=words("text"),
)
READING = Record(
    models.Reading,
    fields("read_at"),
    linked=words("table"),
    required=words("table"),
    elsewhere=words("id message"),
)
QUESTION = Record(models.Question, fields("kind text"), elsewhere=words("id cafe position"))
PHASE = Record(
    models.Phase,
    fields(
        "kind title minutes planned_minutes dropped state started_at ended_at deadline left duration"
    ),
    required=words("kind minutes"),
    elsewhere=words("id cafe position"),
)
NOTE = Record(
    models.Note,
    fields(
        "uid source text version late starred asks created_at edited_at deleted_at "
        "validated_at hidden_at hidden_reason named_as_is"
    ),
    linked=words("table round phase question sibling_of"),
    nested=words("marks set_aside"),
    required=words("text"),
)
MARK = Record(
    models.Mark,
    fields("kind version at"),
    linked=words("table phase"),
    required=words("table phase"),
    elsewhere=words("id note round"),
)
SET_ASIDE = Record(
    models.SetAside,
    fields("reason detail at"),
    linked=words("repeats"),
    required=words("reason"),
    elsewhere=words("id note by"),
)
OPERATION = Record(
    models.Operation,
    fields("op digest kind content answer received_at decided_at"),
    linked=words("table note"),
    required=words("op digest kind answer"),
    elsewhere=words("id cafe device link"),
)
PHOTO = Record(
    models.Photo,
    fields("uid digest taken_at received_at late held width height size removed_at"),
    linked=words("table phase"),
    nested=words("picture"),
    required=words("uid digest table"),
    elsewhere=words("id cafe name round link device"),
)
THEME = Record(
    models.Theme,
    fields("title version created_at"),
    linked=words("question"),
    nested=words("notes dissent"),
    required=words("title question"),
    elsewhere=words("id cafe position"),
)
PLACEMENT = Record(
    models.Placement, (), linked=words("theme note"), elsewhere=words("id position dissent")
)
VOTE = Record(
    models.DotVote,
    fields("dots opened_at closed_at revealed_at"),
    linked=words("question"),
    nested=words("by_hand ballots"),
    required=words("question"),
    elsewhere=words("id by_hand"),
)
# Dots name nobody: the device that placed them stays behind.
BALLOT = Record(
    models.DotBallot,
    (),
    nested=words("placed"),
    elsewhere=words("id vote device op version placed"),
)
FICHE = Record(
    models.Fiche,
    fields(
        "title subtitle issuer authors_heading authors edition diffusion reproduction copyright issn "
        "legal_deposit reference acknowledgements funding writing_profile design paper version "
        "updated_at"
    ),
    nested=words("blocks acceptances versions"),
)
BLOCK = Record(
    models.Block,
    fields("kind shape box heading text url version"),
    linked=words("question theme"),
    nested=words("notes sentences outside"),
    required=words("kind"),
    elsewhere=words("id fiche position"),
)
SOURCE = Record(
    models.Source,
    fields("sentence"),
    linked=words("block note"),
    required=words("sentence note"),
    elsewhere=words("id"),
)
# Where it was said, never its words: those are in the archive of their own café.
OUTSIDE = Record(
    models.OutsideSource,
    fields("sentence title held_on table round"),
    required=words("title held_on"),
    elsewhere=words("id block note"),
)
ACCEPTANCE = Record(
    models.Acceptance,
    fields("kind about reason at"),
    required=words("kind about"),
    elsewhere=words("id fiche by"),
)
FICHE_VERSION = Record(
    models.FicheVersion,
    fields("number cause name at"),
    nested=words("content document"),
    required=words("number cause content"),
    elsewhere=words("id fiche by content document"),
)
EVENT = Record(
    models.Event,
    fields("kind at facts"),
    linked=words("table"),
    required=words("kind"),
    elsewhere=words("id cafe seq actor undo"),
)
PARTICIPANT = Record(
    models.Participant,
    fields("number name sector language access walk_in arrived_at absent_at left_at removed_at"),
    linked=words("hosts"),
    nested=words("seats"),
)
RULE = Record(
    models.Rule,
    fields("kind"),
    linked=words("table"),
    nested=words("people"),
    required=words("kind"),
)
SEAT = Record(models.Seat, (), linked=words("participant table round"), elsewhere=words("id"))
SEATING = Record(models.Seating, fields("expected cap seed"))
HEADS = Record(models.HeadCount, fields("count"), words("table round"), elsewhere=words("id"))
PURGE = Record(models.Purge, fields("at by deleted attendance cleaned_at"))
RETURN_PAGE = Record(
    models.ReturnPage,
    fields("opened_at thanks"),
    nested=words("notes"),
    elsewhere=words("id cafe address"),
)
RETURN_NOTE = Record(models.ReturnNote, (), linked=words("page note"), elsewhere=words("id"))
RECORDS = (
    PARTICIPANT, RULE, SEAT, SEATING, HEADS,
    CAFE, TABLE, CALL, MESSAGE, READING, QUESTION, PHASE, NOTE, MARK, SET_ASIDE, OPERATION, PHOTO,
    THEME, PLACEMENT, VOTE, BALLOT, FICHE, BLOCK, SOURCE, OUTSIDE, ACCEPTANCE, FICHE_VERSION, EVENT,
    PURGE, RETURN_PAGE, RETURN_NOTE,
)  # fmt: skip
