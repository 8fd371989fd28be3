import { z } from 'zod';
import { readPrivateJson, writePrivately } from '../private-files.ts';
import { printKinds, type PrintKind } from './kinds.ts';

const route = z.object({
  /** As the system names it; null: none chosen. */
  printer: z.string().min(1).max(200).nullable(),
  /** Millimetres to the right and down. */
  dx: z.number().min(-20).max(20).default(0),
  dy: z.number().min(-20).max(20).default(0),
  scale: z.number().min(0.9).max(1.1).default(1),
});

export type PrintRouteSettings = z.output<typeof route>;

export const printSettings = z.object({ card: route, label: route, a4: route, a5: route });
export type PrintSettings = z.output<typeof printSettings>;

const nothingChosen = Object.fromEntries(
  printKinds.map((kind): [PrintKind, PrintRouteSettings] => [kind, { printer: null, dx: 0, dy: 0, scale: 1 }]),
) as PrintSettings;

export interface KeptSettings {
  current(): PrintSettings;
  change(settings: PrintSettings): Promise<void>;
}

export const openSettings = async (file: string): Promise<KeptSettings> => {
  const found = printSettings.safeParse(await readPrivateJson(file));
  let current = found.success ? found.data : nothingChosen;
  return {
    current: () => current,
    change: async (settings) => {
      await writePrivately(file, JSON.stringify(settings));
      current = settings;
    },
  };
};
