export { cardReader, cardReaderMakers, type CardReaderSettings } from './readers.ts';
