import {
  barModules,
  barQuietZone,
  fewestBarDots,
  fewestQrDots,
  moduleSize,
  qrModules,
  qrQuietZone,
  roomOfQr,
  smallestBarModule,
  smallestQrModule,
} from './code-size.ts';
import type { FieldDeclarations, KindDeclaration } from './fields.ts';
import { isKnownField, kinds } from './kinds.ts';
import { layoutSchema, type Block, type Box, type Element, type Layout, type Leaf } from './layout.ts';
import type { LayoutProblemCode } from './rejections.ts';

export interface LayoutProblem {
  readonly code: LayoutProblemCode;
  /** error: it cannot be published so. */
  readonly severity: 'error' | 'warning';
  /** Path in the layout: "pages.0.elements.3.blocks.1". */
  readonly path: string;
  /** What the words of the problem name: a field, a measure in mm. */
  readonly name: string;
}

type Found = Omit<LayoutProblem, 'path'>;

/** Rounding of a designer's drag is no fault. */
const tolerance = 0.05;
/** Em in mm (4.5 pt): less is not read by people, and laser printers fill it in. */
const smallestText = 1.6;

const error = (code: LayoutProblemCode, name: string): Found => ({ code, severity: 'error', name });
const warning = (code: LayoutProblemCode, name: string): Found => ({ code, severity: 'warning', name });

const ofField = (name: string, fields: FieldDeclarations, { prohibited }: KindDeclaration): Found[] => {
  const declared = fields[name];
  if (declared) return prohibited.includes(declared.group) ? [error('ProhibitedField', name)] : [];
  return [error(isKnownField(name) ? 'ProhibitedField' : 'UnknownField', name)];
};

const ofRoom = ({ x, y, width, height }: Box, room: { readonly width: number; readonly height: number }): Found[] =>
  x < -tolerance || y < -tolerance || x + width > room.width + tolerance || y + height > room.height + tolerance
    ? [error('OutsidePage', `${x}, ${y}, ${width} × ${height}`)]
    : [];

const ofCode = (leaf: Leaf, { fields }: KindDeclaration): Found[] => {
  if (leaf.kind === 'qr') {
    const modules = qrModules(fields[leaf.field]?.sample ?? '') + 2 * qrQuietZone;
    const { dots, size } = moduleSize(roomOfQr(leaf.box), modules, leaf.dotsPerInch);
    return dots < fewestQrDots || size < smallestQrModule
      ? [error('QrTooSmall', needed(modules, leaf.dotsPerInch, fewestQrDots, smallestQrModule))]
      : [];
  }
  if (leaf.kind === 'barcode') {
    const modules = barModules(fields[leaf.field]?.sample ?? '') + 2 * barQuietZone;
    const { dots, size } = moduleSize(leaf.box.width, modules, leaf.dotsPerInch);
    return dots < fewestBarDots || size < smallestBarModule
      ? [error('BarcodeTooSmall', needed(modules, leaf.dotsPerInch, fewestBarDots, smallestBarModule))]
      : [];
  }
  return [];
};

/** The least width in mm, for the words. */
const needed = (modules: number, dotsPerInch: number, fewestDots: number, smallest: number): string => {
  const dot = 25.4 / dotsPerInch;
  return (Math.max(fewestDots, Math.ceil(smallest / dot)) * dot * modules).toFixed(1);
};

const ofPicture = (leaf: Leaf, { pictures }: KindDeclaration): Found[] => {
  if (leaf.kind === 'portrait') return pictures.portrait ? [] : [error('UnknownPicture', 'portrait')];
  if (leaf.kind !== 'image') return [];
  if ((leaf.picture === undefined) === (leaf.data === undefined)) return [error('PictureUnclear', '')];
  return leaf.picture !== undefined && !pictures[leaf.picture] ? [error('UnknownPicture', leaf.picture)] : [];
};

/** Every field whose value it draws. */
const fieldsOf = (leaf: Leaf): readonly string[] => [
  ...('field' in leaf ? [leaf.field] : []),
  ...('english' in leaf && leaf.english !== undefined ? [leaf.english] : []),
];

const isText = (leaf: Leaf): leaf is Extract<Leaf, { readonly size: number }> => 'size' in leaf;

const ofLeaf = (leaf: Leaf, room: { readonly width: number; readonly height: number }, kind: KindDeclaration): Found[] => [
  ...ofRoom(leaf.box, room),
  ...fieldsOf(leaf).flatMap((field) => ofField(field, kind.fields, kind)),
  ...(leaf.when === undefined ? [] : ofField(leaf.when, kind.fields, kind)),
  ...ofCode(leaf, kind),
  ...ofPicture(leaf, kind),
  ...(isText(leaf) && leaf.size < smallestText ? [warning('TextTooSmall', String(leaf.size))] : []),
];

const at = (path: string, found: readonly Found[]): LayoutProblem[] => found.map((problem) => ({ ...problem, path }));

const ofBlock = (
  block: Block,
  room: { readonly width: number; readonly height: number },
  path: string,
  kind: KindDeclaration,
): LayoutProblem[] => {
  const when = block.when === undefined ? [] : ofField(block.when, kind.fields, kind);
  if (block.kind === 'group') {
    return [
      ...at(path, [...when, ...(block.height > room.height ? [error('OutsidePage', String(block.height))] : [])]),
      ...block.elements.flatMap((leaf, n) => at(`${path}.elements.${n}`, ofLeaf(leaf, { width: room.width, height: block.height }, kind))),
    ];
  }
  const list = kind.lists[block.list];
  if (!list) return at(path, [...when, error('UnknownList', block.list)]);
  const across = block.columns.reduce((sum, { width }) => sum + width, 0);
  return [
    ...at(path, [...when, ...(across > room.width + tolerance ? [error('ColumnsTooWide', across.toFixed(1))] : [])]),
    ...block.columns.flatMap(({ field, english, boldWhen }, n) =>
      at(
        `${path}.columns.${n}`,
        [field, english, boldWhen].flatMap((name) => (name === undefined ? [] : ofField(name, list.fields, kind))),
      ),
    ),
  ];
};

const ofElement = (element: Element, layout: Layout, path: string): LayoutProblem[] => {
  const kind = kinds[layout.kind];
  if (element.kind !== 'flow') return at(path, ofLeaf(element, layout.paper, kind));
  return [
    ...at(path, ofRoom(element.box, layout.paper)),
    ...element.blocks.flatMap((block, n) => ofBlock(block, element.box, `${path}.blocks.${n}`, kind)),
  ];
};

const shownBy = (leaf: Leaf): string[] => ('field' in leaf ? [leaf.field] : []);

/** Every field that stands on the paper once. */
const fieldsShown = ({ pages }: Layout): ReadonlySet<string> =>
  new Set(
    pages.flatMap(({ elements }) =>
      elements.flatMap((element) =>
        element.kind === 'flow'
          ? element.blocks.flatMap((block) => (block.kind === 'group' ? block.elements.flatMap(shownBy) : []))
          : shownBy(element),
      ),
    ),
  );

/**
 * What is wrong with a layout. Errors keep it from being published: something lies outside its page, a field is not
 * known or must not stand there (what was found, on a card), a code is too fine for a phone or a scanner, what the
 * paper is for is missing. Warnings are for a person to judge.
 */
export const layoutProblems = (layout: Layout): readonly LayoutProblem[] => {
  const shown = fieldsShown(layout);
  return [
    ...layout.pages.flatMap(({ elements }, page) => [
      ...elements.flatMap((element, n) => ofElement(element, layout, `pages.${page}.elements.${n}`)),
      ...at(`pages.${page}`, elements.filter(({ kind }) => kind === 'flow').length > 1 ? [error('FlowTwice', '')] : []),
    ]),
    ...at(
      'pages',
      kinds[layout.kind].needed.filter((name) => !shown.has(name)).map((name) => error('NeededMissing', name)),
    ),
  ];
};

/** The problems of what a designer has sent, be it no layout at all. */
export const problemsOfDesign = (design: unknown): readonly LayoutProblem[] => {
  const parsed = layoutSchema.safeParse(design);
  if (parsed.success) return layoutProblems(parsed.data);
  return parsed.error.issues.map(({ path, message }) => ({ code: 'Malformed', severity: 'error', path: path.join('.'), name: message }));
};
