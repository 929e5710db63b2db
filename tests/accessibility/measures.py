"""What axe does not measure, read from the boxes and styles that the browser computed."""

from playwright.sync_api import Page

# Titles, language, headings and landmarks, as the SGQRI asks for them.
PAGE = """() => {
  const shown = (one) => one.checkVisibility();
  const found = [];
  const say = (wrong, sentence) => wrong && found.push(sentence);
  say(!document.documentElement.lang.startsWith("fr"), "not in French");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
  // A fiche shown beside its editor keeps the headings it is published with.
  const mains = levels.filter((one) => one.tagName === "H1"
    && !one.closest("aside article.fiche, .look__page"));
  say(mains.length !== 1, `${mains.length} main headings`);
  levels.reduce((before, one) => {
    const level = Number(one.tagName[1]);
    say(level > before + 1, `h${before} then h${level}: ${one.innerText.slice(0, 40)}`);
    return level;
  }, 0);
  say(document.querySelectorAll("main").length !== 1, "not one main landmark");
  const first = document.querySelector("a[href], button, input:not([type=hidden])");
  say(!first?.matches(".skip-link[href='#main']"), "no skip link first");
  const navs = [...document.querySelectorAll("nav")].filter(shown);
  const names = navs.map((one) => one.getAttribute("aria-label") ?? one.getAttribute("aria-labelledby"));
  say(navs.length > 1 && new Set(names).size < navs.length, `landmarks of one name: ${names}`);
  return found;
}"""

# WCAG 2.5.8: a box of so many pixels, or, at 24, room for a circle of 24 around its middle. A link
# within a sentence is excused; a box to tick counts with the words that tick it.
TARGETS = """(least) => {
  const all = document.querySelector("dialog[open]") ?? document;
  const what = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
  const boxed = (one) => {
    const label = one.matches("[type=checkbox], [type=radio], [type=file]") && one.labels?.[0];
    const [box, more] = [one, label || one].map((each) => each.getBoundingClientRect());
    const [left, top] = [Math.min(box.left, more.left), Math.min(box.top, more.top)];
    return { one, left, top, width: Math.max(box.right, more.right) - left,
      height: Math.max(box.bottom, more.bottom) - top };
  };
  const clipped = (one) => one.closest(".visually-hidden, .skip-link, [inert]");
  const targets = [...all.querySelectorAll(what)]
    .filter((one) => one.checkVisibility({ opacityProperty: false, visibilityProperty: true })
      && !clipped(one))
    .map(boxed).filter(({ width, height }) => width > 0 && height > 0);
  const inSentence = (one) => {
    if (one.tagName !== "A" || getComputedStyle(one).display !== "inline") return false;
    const around = one.closest("p, li, dd, td, figcaption, cite, blockquote");
    return around !== null && around.innerText.trim().length > one.innerText.trim().length + 3;
  };
  const small = ({ width, height }) => width < least - 0.5 || height < least - 0.5;
  const middle = ({ left, top, width, height }) => [left + width / 2, top + height / 2];
  const away = (target, other) => {
    const [x, y] = middle(target);
    if (small(other)) return Math.hypot(x - middle(other)[0], y - middle(other)[1]) >= 24;
    const across = Math.max(other.left - x, 0, x - other.left - other.width);
    return Math.hypot(across, Math.max(other.top - y, 0, y - other.top - other.height)) >= 12;
  };
  const apart = (target) => least <= 24 && targets.every((other) => other === target
    || other.one.contains(target.one) || target.one.contains(other.one) || away(target, other));
  return targets.filter((one) => small(one) && !inSentence(one.one) && !apart(one)).map(({ one, width,
    height }) =>
    `${Math.round(width)} × ${Math.round(height)}: ${one.outerHTML.slice(0, 110)}`);
}"""

# Sideways scrolling of the page, and text that its box cuts.
CUT = """() => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`${page.scrollWidth} px wide in ${page.clientWidth}`);
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    const hides = [style.overflowX, style.overflowY].map((value) => value === "hidden" || value === "clip");
    const own = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own && !one.querySelector("*")) continue;
    if (!one.checkVisibility() || one.closest("svg") || style.clipPath !== "none"
      || !one.innerText?.trim()) continue;
    if ((hides[0] && one.scrollWidth > one.clientWidth + 2) || (hides[1]
      && one.scrollHeight > one.clientHeight + 2)) {
      // Shortened in a list, whole once the keyboard or a finger is on it.
      const stop = [one.closest("[tabindex], li")].map((near) => near?.matches("[tabindex]") ? near
        : near?.querySelector("button, a"))[0];
      stop?.focus();
      const opens = stop && one.scrollHeight <= one.clientHeight + 2
        && one.scrollWidth <= one.clientWidth + 2;
      if (!opens) found.push(`cut: ${one.outerHTML.slice(0, 110)}`);
    }
  }
  return found;
}"""

# WCAG 1.4.12: nothing may be lost when a reader spaces the text out so.
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""

MOVING = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  const longest = (given) => Math.max(...given.split(",").map(parseFloat));
  return longest(style.transitionDuration) > 0.001 || (style.animationName !== "none"
    && (longest(style.animationDuration) > 0.001 || style.animationIterationCount === "infinite"));
}).map((one) => `moves: ${one.outerHTML.slice(0, 110)}`)"""

# With colours forced, a state must be told by words, a border, an outline or its own system colour.
FORCED = """() => {
  const found = [];
  const facts = (one) => {
    const style = getComputedStyle(one);
    const seen = [one.innerText, one.getAttribute("aria-label"), style.backgroundColor, style.color,
      style.fontWeight,
      style.textDecorationLine, style.outlineStyle];
    for (const side of ["Top", "Right", "Bottom", "Left"]) {
      seen.push(style[`border${side}Width`], style[`border${side}Style`], style[`border${side}Color`]);
    }
    return JSON.stringify(seen);
  };
  for (const name of ["aria-pressed", "aria-current", "aria-selected", "aria-checked"]) {
    for (const one of document.querySelectorAll(`[${name}]:not([${name}=false])`)) {
      if (!one.checkVisibility()) continue;
      const on = facts(one);
      const value = one.getAttribute(name);
      if (name === "aria-current") one.removeAttribute(name);
      else one.setAttribute(name, "false");
      if (facts(one) === on) found.push(`${name} does not show: ${one.outerHTML.slice(0, 110)}`);
      one.setAttribute(name, value);
    }
  }
  for (const icon of document.querySelectorAll("svg.icon")) {
    if (!icon.checkVisibility()) continue;
    let behind = icon.parentElement;
    while (behind
      && getComputedStyle(behind).backgroundColor === "rgba(0, 0, 0, 0)") behind = behind.parentElement;
    const ground = behind ? getComputedStyle(behind).backgroundColor : "";
    const { stroke, fill } = getComputedStyle(icon);
    if (stroke === ground && (fill === "none"
      || fill === ground)) found.push(`icon vanished: ${icon.outerHTML.slice(0, 90)}`);
  }
  return found;
}"""


def page_faults(page: Page) -> list[str]:
    """Return what is wrong with title, headings and landmarks."""
    return page.evaluate(PAGE)


def small_targets(page: Page, least: int) -> list[str]:
    """Return the targets under so many pixels, less those that WCAG 2.5.8 excuses."""
    return page.evaluate(TARGETS, least)


def cut(page: Page) -> list[str]:
    """Return what scrolls sideways or is cut."""
    return page.evaluate(CUT)


def cut_when_spaced(page: Page) -> list[str]:
    """Space the text out as WCAG 1.4.12 says; return what then is cut."""
    page.evaluate(SPACED)
    found = cut(page)
    page.evaluate("document.adoptedStyleSheets = []")
    return found


def moving(page: Page) -> list[str]:
    """Return what still moves for a reader who asked for less motion."""
    page.emulate_media(reduced_motion="reduce")
    found = page.evaluate(MOVING)
    page.emulate_media(reduced_motion="null")
    return found


def lost_in_forced_colours(page: Page) -> list[str]:
    """Return the states and icons that do not show when the system forces its colours."""
    page.emulate_media(forced_colors="active")
    found = page.evaluate(FORCED)
    page.emulate_media(forced_colors="null")
    return found
