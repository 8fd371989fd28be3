/** All measures in millimetres from the top left corner of the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As the server's declaration of layouts has it; what a kind of element holds besides is checked there. */
export interface DesignElement {
  readonly kind: string;
  readonly box: Box;
  readonly [property: string]: unknown;
}

export interface Design {
  readonly kind: string;
  readonly paper: { readonly width: number; readonly height: number };
  readonly pages: readonly { readonly elements: readonly DesignElement[] }[];
}

/** Elements of one page, by their place in the order of drawing. */
export type Selection = ReadonlySet<number>;

/** A tenth of a millimetre: finer than any printer here places a card. */
export const rounded = (millimetres: number): number => Math.round(millimetres * 10) / 10;

const smallest = 0.5;

export const elementsOf = (design: Design, page: number): readonly DesignElement[] => design.pages[page]?.elements ?? [];

const withElements = (design: Design, page: number, elements: readonly DesignElement[]): Design => ({
  ...design,
  pages: design.pages.map((one, n) => (n === page ? { ...one, elements } : one)),
});

/** The same page with each chosen element changed. */
export const changed = (design: Design, page: number, chosen: Selection, change: (element: DesignElement) => DesignElement): Design =>
  withElements(
    design,
    page,
    elementsOf(design, page).map((element, n) => (chosen.has(n) ? change(element) : element)),
  );

export const moved = (design: Design, page: number, chosen: Selection, dx: number, dy: number): Design =>
  changed(design, page, chosen, (element) => ({
    ...element,
    box: { ...element.box, x: rounded(element.box.x + dx), y: rounded(element.box.y + dy) },
  }));

/** Which edges of a box are pulled. */
export interface Pull {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

const pulled = (start: number, size: number, side: -1 | 0 | 1, by: number): readonly [number, number] => {
  if (side === 0) return [start, size];
  const grown = Math.max(smallest, size + side * by);
  return [side === 1 ? start : start + size - grown, grown];
};

export const resizedBox = (box: Box, { x, y }: Pull, dx: number, dy: number): Box => {
  const [left, width] = pulled(box.x, box.width, x, dx);
  const [top, height] = pulled(box.y, box.height, y, dy);
  return { x: rounded(left), y: rounded(top), width: rounded(width), height: rounded(height) };
};

export const added = (design: Design, page: number, elements: readonly DesignElement[]): Design =>
  withElements(design, page, [...elementsOf(design, page), ...elements]);

export const removed = (design: Design, page: number, chosen: Selection): Design =>
  withElements(
    design,
    page,
    elementsOf(design, page).filter((_element, n) => !chosen.has(n)),
  );

/** Copies, a little aside so that they can be seen. */
export const copiesOf = (design: Design, page: number, chosen: Selection): readonly DesignElement[] =>
  elementsOf(design, page)
    .filter((_element, n) => chosen.has(n))
    .map((element) => ({ ...element, box: { ...element.box, x: rounded(element.box.x + 2), y: rounded(element.box.y + 2) } }));

/** Drawn one later (in front of the next) or one earlier; where it then stands. */
export const reordered = (design: Design, page: number, from: number, by: 1 | -1): readonly [Design, number] => {
  const elements = [...elementsOf(design, page)];
  const to = from + by;
  const [element, other] = [elements[from], elements[to]];
  if (!element || !other) return [design, from];
  elements[from] = other;
  elements[to] = element;
  return [withElements(design, page, elements), to];
};

/** The smallest box around all of them. */
export const around = (boxes: readonly Box[]): Box => {
  const left = Math.min(...boxes.map(({ x }) => x));
  const top = Math.min(...boxes.map(({ y }) => y));
  const right = Math.max(...boxes.map(({ x, width }) => x + width));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height));
  return { x: left, y: top, width: right - left, height: bottom - top };
};

export const edges = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const;
export type Edge = (typeof edges)[number];

const alignedBox = (box: Box, to: Box, edge: Edge): Box => {
  switch (edge) {
    case 'left':
      return { ...box, x: to.x };
    case 'centre':
      return { ...box, x: rounded(to.x + (to.width - box.width) / 2) };
    case 'right':
      return { ...box, x: rounded(to.x + to.width - box.width) };
    case 'top':
      return { ...box, y: to.y };
    case 'middle':
      return { ...box, y: rounded(to.y + (to.height - box.height) / 2) };
    case 'bottom':
      return { ...box, y: rounded(to.y + to.height - box.height) };
  }
};

/** One element aligns with the page, several with each other. */
export const aligned = (design: Design, page: number, chosen: Selection, edge: Edge): Design => {
  const boxes = elementsOf(design, page).flatMap(({ box }, n) => (chosen.has(n) ? [box] : []));
  const to = boxes.length > 1 ? around(boxes) : { x: 0, y: 0, ...design.paper };
  return changed(design, page, chosen, (element) => ({ ...element, box: alignedBox(element.box, to, edge) }));
};

/** Equal gaps between the chosen, the outermost staying where they are. */
export const distributed = (design: Design, page: number, chosen: Selection, along: 'x' | 'y'): Design => {
  const size = along === 'x' ? 'width' : 'height';
  const ordered = elementsOf(design, page)
    .flatMap(({ box }, n) => (chosen.has(n) ? [{ n, box }] : []))
    .toSorted((one, other) => one.box[along] - other.box[along]);
  if (ordered.length < 3) return design;
  const whole = around(ordered.map(({ box }) => box));
  const gap = (whole[size] - ordered.reduce((sum, { box }) => sum + box[size], 0)) / (ordered.length - 1);
  let at = whole[along];
  const starts = new Map(
    ordered.map(({ n, box }) => {
      const start = at;
      at += box[size] + gap;
      return [n, rounded(start)];
    }),
  );
  return withElements(
    design,
    page,
    elementsOf(design, page).map((element, n) =>
      starts.has(n) ? { ...element, box: { ...element.box, [along]: starts.get(n)! } } : element,
    ),
  );
};
