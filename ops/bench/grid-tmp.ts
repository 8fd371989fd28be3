import { readdirSync, readFileSync } from 'node:fs';
import { openEnvironment } from './environment.ts';
import { bench as plain } from './keys/rebuild-plain.ts';
import { bench as personal } from './keys/rebuild-personal.ts';
const bench = process.argv[2] === 'personal' ? personal : plain;
const pgCpu = () => {
  let s = 0;
  for (const p of readdirSync('/proc')) {
    if (!/^\d+$/.test(p)) continue;
    try {
      const st = readFileSync(`/proc/${p}/stat`, 'utf8');
      if (!st.includes('(postgres)')) continue;
      const f = st.slice(st.lastIndexOf(')') + 2).split(' ');
      s += Number(f[11]) + Number(f[12]) + Number(f[13]) + Number(f[14]);
    } catch {}
  }
  return s / 100;
};
const { environment, close } = await openEnvironment();
await bench.run(environment);
for (const [page, batch] of process.argv.slice(3).map((x) => x.split(','))) {
  process.env.PAGE = String(page);
  process.env.BATCH = String(batch);
  const out = [];
  for (let i = 0; i < 3; i++) {
    const c = process.cpuUsage();
    const p = pgCpu();
    const m = await bench.run(environment);
    const u = process.cpuUsage(c);
    out.push({
      v: Math.round(m.value),
      f: Math.round(m.floor!),
      r: (m.value / m.floor!).toFixed(3),
      js: ((u.user + u.system) / 1e6).toFixed(2),
      pg: (pgCpu() - p).toFixed(2),
    });
  }
  console.log(page, batch, JSON.stringify(out));
}
await close();
