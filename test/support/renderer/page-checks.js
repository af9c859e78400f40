/**
 * Runs inside the page (as text, so it uses nothing from outside) and returns what is wrong with what is to be seen.
 * Arguments: the language of the page, the names and words that are data, and the raw message keys.
 */
(language, data, keys) => {
  const found = [];
  const say = (what, element) => {
    const where = element.className?.baseVal ?? element.className ?? '';
    found.push(
      `${what}: <${element.tagName.toLowerCase()} class="${where}"> ${element.textContent.trim().slice(0, 60)}`,
    );
  };
  const seen = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    element.closest('.visually-hidden, [aria-hidden="true"] option, [data-react-aria-prevent-focus]') ===
      null;
  const boxOf = (element) => element.getBoundingClientRect();
  /** The part of a box that no scrolling ancestor hides. */
  const shown = (element) => {
    let { left, top, right, bottom } = boxOf(element);
    for (let up = element.parentElement; up !== null; up = up.parentElement) {
      if (getComputedStyle(up).overflow === 'visible') continue;
      const box = boxOf(up);
      left = Math.max(left, box.left);
      top = Math.max(top, box.top);
      right = Math.min(right, box.right);
      bottom = Math.min(bottom, box.bottom);
    }
    return { left, top, right, bottom };
  };

  if (document.documentElement.scrollWidth > window.innerWidth)
    found.push('the page is wider than the window');
  const all = [...document.body.querySelectorAll('*')].filter(seen);

  for (const element of all) {
    const style = getComputedStyle(element);
    const scrolls = /auto|scroll/.test(style.overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + 1) say('scrolls sideways', element);
    const holdsText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '',
    );
    if (!holdsText || element.closest('svg') !== null) continue;
    if (
      style.overflowX !== 'visible' &&
      style.textOverflow !== 'ellipsis' &&
      element.scrollWidth > element.clientWidth + 1
    )
      say('cut off', element);
    // A text area wraps and scrolls its value itself; its text node is laid out nowhere.
    if (element.tagName === 'TEXTAREA') continue;
    // Text that runs out of the box that it belongs to.
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    const home = element.closest(
      'button, .panel, .banner, .check-in__stage, .specimen, .navigation, .status-bar, .training-card',
    );
    if (home !== null && home !== element) {
      const box = boxOf(home);
      if (text.right > box.right + 1 || text.left < box.left - 1) say('runs out of its box', element);
    }
  }

  for (const mark of document.querySelectorAll('svg text')) {
    const card = mark.closest('svg').getBoundingClientRect();
    const box = boxOf(mark);
    if (box.right > card.right || box.left < card.left) say('runs out of its picture', mark);
  }

  const ABOVE = '.stay-form__end, .pawn-guest__end, [role="dialog"], [role="alertdialog"]';
  const controls = all.filter(
    (element) =>
      element.matches('button, a[href], input, textarea, [role="row"]') && boxOf(element).width > 1,
  );
  for (const [index, one] of controls.entries()) {
    for (const other of controls.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      // What sticks to an edge lies over what scrolls below it, a dialog over the page; both are meant to.
      if (one.closest(ABOVE) !== other.closest(ABOVE)) continue;
      // The button that empties a search lies in its box.
      if (one.closest('.search-box') !== null && one.closest('.search-box') === other.closest('.search-box'))
        continue;
      const a = shown(one);
      const b = shown(other);
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (width > 1 && height > 1) say(`overlaps “${other.textContent.trim().slice(0, 30)}”`, one);
    }
  }

  // biome-ignore lint/performance/useDomNodeTextContent: as it is seen, line by line
  const texts = document.body.innerText.split('\n').map((line) => line.trim());
  const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')]
    .filter((element) => element.closest('[translate="no"]') === null)
    .flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt'].flatMap((name) => element.getAttribute(name) ?? []),
    );
  // What is the same whatever language the desk speaks says so, as the window turned to the guest does.
  const same = new Set(
    [...document.querySelectorAll('[translate="no"]')].flatMap((element) =>
      // biome-ignore lint/performance/useDomNodeTextContent: as it is seen, line by line
      element.innerText.split('\n').map((line) => line.trim()),
    ),
  );
  const letters = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i;
  for (const line of [...texts, ...labels].filter((one) => one !== '')) {
    if (keys.includes(line)) found.push(`raw message key: ${line}`);
    if (/\{\{|\}\}|undefined|\[object|NaN/.test(line)) found.push(`unfilled text: ${line}`);
    if (language === 'en' && !same.has(line)) {
      const left = data.reduce((rest, known) => rest.replaceAll(known, ''), line);
      if (letters.test(left)) found.push(`not translated: ${line}`);
    }
  }
  return [...new Set(found)];
};
