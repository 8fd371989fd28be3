export { createPaperArchive, type ArchivedPaper, type PaperArchive } from './archive.ts';
export { createPrintJournal, type PrintedPaper, type PrintJournal } from './journal.ts';
