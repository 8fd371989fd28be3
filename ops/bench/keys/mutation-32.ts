import { mainClinic } from '@healthcert/ops/seed';
import { drive } from '../drive.ts';
import { mustBe } from '../http-load.ts';
import type { BenchKey } from '../key.ts';
import { randomOf, registration } from '../requests.ts';
import { againstBare, callers } from '../served.ts';

let turn = 0;
const random = randomOf('mutation');

export const bench: BenchKey = {
  key: 'mutation_32',
  what: 'registerCase a second by HTTP, signed in, all checks on, 32 callers / raw INSERT by 32 callers',
  min: 0.06,
  aim: 0.15,
  run: (environment) =>
    againstBare(
      environment,
      (_to, seconds) => environment.insertRate(callers, seconds),
      ({ system, sessions }, seconds) =>
        drive({ callers, seconds }, async () => {
          const request = registration(sessions[turn++ % sessions.length]!, random, mainClinic);
          mustBe(await system.send(request), '"CommandReceipt"');
        }),
    ),
};
