// Says where everything on the page in the frame stands, and what is wider than its place.
const frame = document.getElementsByTagName('iframe')[0];
frame.onload = () => {
  const page = frame.contentDocument;
  const view = frame.contentWindow;
  const styleOf = element => view.getComputedStyle(element);
  const rectangle = element => element.getBoundingClientRect();
  const box = element => {
    const r = rectangle(element);
    return [r.left, r.top, r.right, r.bottom];
  };
  const isShown = element => rectangle(element).width > 0 && rectangle(element).height > 0;
  const all = selector => [...page.querySelectorAll(selector)].filter(isShown);
  const name = element => `${element.tagName} ${element.className} ${element.textContent.trim().slice(0, 60)}`;

  const holders = 'math, .eq, .f, .r, .at, .chain, table, td, th, p, dl, dd, li, nav, section, figure, h1, h2, h3';
  const wide = all(holders)
    .filter(each => each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
    .map(name);

  const leavesItsPlace = element => {
    let place = element.parentElement;
    while (['inline', 'contents'].includes(styleOf(place).display)) place = place.parentElement;
    return rectangle(element).right > rectangle(place).right + 1
      || rectangle(element).left < rectangle(place).left - 1;
  };
  const out = all('math, code, td, th, svg, .num').filter(leavesItsPlace).map(name);

  const boxes = selector => all(selector).map(element => ({
    name: name(element),
    boxes: [...element.children].filter(isShown).map(box),
  }));

  const groundOf = element => {
    while (element && styleOf(element).backgroundColor === 'rgba(0, 0, 0, 0)') element = element.parentElement;
    return styleOf(element ?? page.body).backgroundColor;
  };
  const texts = all('p, b, code, a, h1, h2, h3, small, math, .pos, .neg, td, th, dt, dd, li');
  const colours = [...new Set(texts.map(each => `${styleOf(each).color} on ${groundOf(each)}`))];

  const answer = document.createElement('pre');
  answer.id = 'answer';
  answer.textContent = JSON.stringify({
    width: view.innerWidth,
    page: page.scrollingElement.scrollWidth,
    height: Math.ceil(rectangle(page.querySelector('.cp')).bottom),
    formulas: all('math').length,
    wide,
    out,
    rows: boxes('.r, .chain, .mat .f'),
    blocks: boxes('main, section, details, .path, .eq'),
    colours,
    ground: styleOf(page.querySelector('.cp')).backgroundColor,
  });
  document.body.append(answer);
};
frame.srcdoc = JSON.parse(document.getElementById('page').textContent);
