import { createInterface } from 'node:readline';
import { fictionalCards, type FictionalCard } from './cards.ts';
import { readerFaults, startReaderSimulator, type ReaderFault } from './service.ts';

const port = Number(process.env['READER_PORT'] ?? 19196);
const simulator = await startReaderSimulator({ port, takes: 800 });
const names = Object.keys(fictionalCards);

const act = (line: string): void => {
  const [word = '', which = ''] = line.trim().split(/\s+/);
  if (word === 'lift') simulator.lift();
  else if (word === 'break' && readerFaults.includes(which as ReaderFault)) simulator.break(which as ReaderFault);
  else if (names.includes(word)) simulator.put(word as FictionalCard);
  else console.log(`${names.join(', ')} | lift | break ${readerFaults.join('|')}`);
};

console.log(`A card reader that is none answers at ${simulator.address}`);
act('help');
createInterface({ input: process.stdin }).on('line', act);
process.once('SIGTERM', () => process.exit(0));
