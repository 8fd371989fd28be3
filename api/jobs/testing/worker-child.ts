import { pino } from 'pino';
import { compose } from '../../compose/compose.ts';
import { readSettings } from '../../settings.ts';

// A worker that dies in the middle of its first job: after its command was appended, before the job is noted as done.
const [appUrl = '', dataDir = '', now = ''] = process.argv.slice(2);
await compose({
  settings: readSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PUBLIC_URL: 'https://health.example.cn' }),
  appUrl,
  log: pino({ level: 'silent' }),
  project: false,
  work: true,
  clock: () => new Date(now),
  reached: (point) => {
    if (point === 'executed') process.kill(process.pid, 'SIGKILL');
  },
});
