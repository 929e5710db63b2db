"""The closed lists of the domain, with their names on screen."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """What an account does in its organisation."""

    ANIMATOR = "animator", _("Animation")
    STAFF = "staff", _("Équipe de rédaction")
    ADMINISTRATOR = "administrator", _("Administration")


class LinkKind(TextChoices):
    """What an access link opens."""

    HOST = "host", _("Tablette de table")
    PROJECTOR = "projector", _("Projection")
    CONDUCTOR = "conductor", _("Animation")
    PARTICIPANT = "participant", _("Page de retour")


class Shown(TextChoices):
    """What the projection shows: the phase on air by itself, or the notes of a question."""

    PHASE = "phase", _("L’étape en cours")
    WALL = "wall", _("La récolte")
    DOTS = "dots", _("Les points")


class QuestionMode(TextChoices):
    """How questions meet tables and rounds."""

    PER_ROUND = "per_round", _("Une question par ronde")
    CAROUSEL = "carousel", _("Une question par table (carrousel)")
    SAME = "same", _("La même question à chaque ronde")


class QuestionKind(TextChoices):
    """The theme of a question; it gives the default shape of its section in the fiche."""

    DEFINITION = "definition", _("Définition")
    OBSTACLES = "obstacles", _("Obstacles")
    CONDITIONS = "conditions", _("Conditions favorables")
    OPEN = "open", _("Question ouverte")


class PhaseKind(TextChoices):
    """The kinds of phases of a café, in their usual order."""

    WELCOME = "welcome", _("Accueil")
    CONTEXT = "context", _("Contexte")
    ETIQUETTE = "etiquette", _("Étiquette")
    ROUND = "round", _("Ronde")
    TRANSITION = "transition", _("Transition")
    BREAK = "break", _("Pause")
    HARVEST = "harvest", _("Récolte")
    PLENARY = "plenary", _("Plénière")
    CLOSING = "closing", _("Clôture")


class PhaseState(TextChoices):
    """Where a phase stands."""

    PLANNED = "planned", _("À venir")
    RUNNING = "running", _("En cours")
    PAUSED = "paused", _("En pause")
    DONE = "done", _("Terminée")


class RuleKind(TextChoices):
    """What a rule asks for the people that it names."""

    APART = "apart", _("Séparer")
    TOGETHER = "together", _("Réunir")
    SEATED = "seated", _("Reste à sa table")


class NoteSource(TextChoices):
    """Who said what a note holds."""

    TABLE = "table", _("Table")
    PLENARY = "plenary", _("Plénière")


class OperationKind(TextChoices):
    """What a tablet asks to do to a note."""

    CREATE = "create", _("Ajout")
    EDIT = "edit", _("Modification")
    DELETE = "delete", _("Retrait")
    RESTORE = "restore", _("Rétablissement")
    MARK = "mark", _("Réaction")
    STAR = "star", _("Idée à transmettre")
    UNSTAR = "unstar", _("Idée à ne plus transmettre")
    VALIDATE = "validate", _("Idée validée")
    UNVALIDATE = "unvalidate", _("Validation retirée")


class MarkKind(TextChoices):
    """What a group says of an idea passed on to it."""

    CONFIRMS = "confirms", _("Confirme")
    NUANCES = "nuances", _("Nuance")
    CONTRADICTS = "contradicts", _("Contredit")
    ADDS = "adds", _("Ajoute")


class Answer(TextChoices):
    """What the server answered to an operation; every answer but ``refused`` means « reçu »."""

    OK = "ok", _("Reçu")
    CONFLICT = "conflict", _("Reçu à côté d’une autre version")
    LATE = "late", _("Reçu en retard")
    HELD = "held", _("Retenu jusqu’à votre décision")
    REFUSED = "refused", _("À reprendre")
    DUP = "dup", _("Déjà reçu")


class SetAsideReason(TextChoices):
    """Why a note is left out of the synthesis."""

    OFF_TOPIC = "off_topic", _("Hors sujet")
    DUPLICATE = "duplicate", _("Doublon")
    ILLEGIBLE = "illegible", _("Illisible")
    TOO_PERSONAL = "too_personal", _("Trop personnel")
    OTHER = "other", _("Autre raison")


class BlockKind(TextChoices):
    """The kinds of blocks of a fiche, in one flat ordered list."""

    SECTION = "section", _("Section")
    LEAD_IN = "lead_in", _("Phrase d’introduction")
    THEME = "theme", _("Thème")
    BULLET = "bullet", _("Puce")
    PARAGRAPH = "paragraph", _("Paragraphe")
    BOX = "box", _("Encadré")


class Shape(TextChoices):
    """The four shapes that a section of a fiche can take."""

    A = "A", _("A – Introduction et puces")
    B = "B", _("B – Thèmes à puces et conclusion")
    C = "C", _("C – Thèmes numérotés en prose")
    D = "D", _("D – Conclusion commune aux questions")


class BoxKind(TextChoices):
    """What a box of a fiche is for."""

    DEFINITION = "definition", _("Définition")
    METHOD = "method", _("Méthode")
    LINK = "link", _("Pour en savoir plus")


class WritingProfile(TextChoices):
    """How a fiche names women and men: what the review proposes for a shortened form.

    ``FULL`` is what the OQLF asks for; ``HISTORIC`` keeps the points of the fiches until 2019.
    """

    FULL = "full", _("Doublets complets et mots neutres")
    PARENTHESES = "parentheses", _("Parenthèses")
    HISTORIC = "historic", _("Points, comme dans les fiches antérieures")


class VersionCause(TextChoices):
    """Why a version of a fiche was kept."""

    SESSION = "session", _("Avant une nouvelle séance de rédaction")
    RESTORE = "restore", _("Avant le retour d’une autre version")
    KEPT = "kept", _("Gardée à la main")
    APPROVED = "approved", _("Approuvée")


class Design(TextChoices):
    """How a fiche is laid out on paper."""

    SOBER = "sober", _("Sobre : une colonne")
    COLLECTION = "collection", _("Collection : encadrés en marge")


class Paper(TextChoices):
    """The paper of a fiche."""

    LETTER = "letter", _("Lettre (21,6 × 27,9 cm)")
    A4 = "a4", _("A4 (21 × 29,7 cm)")
