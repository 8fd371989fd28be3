import type { Text } from '@healthcert/domain/kernel';
import { z } from 'zod';

/** How a page shows a field, where its type alone does not say. */
export interface FieldForm {
  readonly hint?: Text;
  /** paragraph: several lines; picture: base64 of a PNG or JPEG; money: fen, which people see and type as yuan. */
  readonly control?: 'paragraph' | 'picture' | 'money';
  /** Words for the codes of a choice. */
  readonly names?: Readonly<Record<string, Text>>;
  /** The kind whose codes may be chosen. */
  readonly register?: string;
  /**
   * Chosen from what the programmes in force are or hold, where an item belongs to the programme of the same value; or one of the
   * dictionaries, by its kind.
   */
  readonly choose?: 'programmes' | 'items' | 'dictionaries';
}

/** Gives a field its words, from which the page's label follows. */
export const labelled = <Schema extends z.ZodType>(zh: string, en: string, schema: Schema, form: FieldForm = {}): Schema =>
  schema.meta({ label: { zh, en }, ...form });

const line = z.string().trim().min(1).max(200);
const lines = z.string().trim().min(1).max(4000);

/** The same words in both languages. */
export const words = (zh: string, en: string) => labelled(zh, en, z.object({ zh: line, en: line }));
export const paragraphs = (zh: string, en: string) => labelled(zh, en, z.object({ zh: lines, en: lines }), { control: 'paragraph' });
export const name = () => words('名称', 'Name');
export const remark = () => labelled('备注', 'Remark', z.string().trim().max(500).optional());
