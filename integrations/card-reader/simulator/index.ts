export { fictionalCards, type FictionalCard, type ServiceCard } from './cards.ts';
export { readerFaults, startReaderSimulator, type ReaderFault, type ReaderSimulator } from './service.ts';
