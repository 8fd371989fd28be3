import { Session } from 'node:inspector/promises';
import { writeFile } from 'node:fs/promises';
import { openEnvironment } from './environment.ts';
import { bench as plain } from './keys/rebuild-plain.ts';
import { bench as personal } from './keys/rebuild-personal.ts';
const { environment, close } = await openEnvironment();
for (const bench of process.argv[2] === 'personal' ? [personal] : [plain]) {
  await bench.run(environment);
  for (let i = 0; i < 3; i++) {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    const c = process.cpuUsage();
    const t = performance.now();
    const m = await bench.run(environment);
    const u = process.cpuUsage(c);
    const { profile } = await session.post('Profiler.stop');
    await writeFile(`/tmp/prof/${bench.key}-${i}.cpuprofile`, JSON.stringify(profile));
    console.log(
      bench.key,
      m,
      'ratio',
      m.value / m.floor!,
      'cpu user',
      u.user / 1e6,
      'sys',
      u.system / 1e6,
      'wall',
      (performance.now() - t) / 1000,
    );
  }
}
await close();
