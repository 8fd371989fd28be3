import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const runFile = promisify(execFile);

/** Where Debian's printer of PDFs puts what users unknown to the system print. */
const printedTo = '/var/spool/cups-pdf/ANONYMOUS';
const serverPrograms = '/usr/lib/cups';
/** Debian's user and group of printing. */
const lp = 7;

const files = (at: string): string => `
ServerRoot ${at}/etc
ServerBin ${at}/bin
StateDir ${at}/state
CacheDir ${at}/cache
RequestRoot ${at}/spool
TempDir ${at}/spool/tmp
AccessLog ${at}/log/access
ErrorLog ${at}/log/error
PageLog ${at}/log/page
User lp
Group lp
SystemGroup root lpadmin
`;

/** The policies are those that CUPS comes with: owners alone change their jobs, and others do not see whose they are. */
const server = (at: string, port: number): string => `
LogLevel warn
Listen ${at}/socket
Listen 127.0.0.1:${port}
Browsing Off
WebInterface No
DefaultAuthType Basic
JobRetryInterval 1
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess default
  JobPrivateValues default
  <Limit Create-Job Print-Job Print-URI Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Send-Document Send-URI Hold-Job Release-Job Restart-Job Purge-Jobs Set-Job-Attributes Cancel-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`;

/**
 * In front of the printer of PDFs: one that runs out of paper as printers do, telling the spooler so, and goes on when
 * there is some. Readable by root alone, so that CUPS runs it as root, which the printer of PDFs needs.
 */
const backend = (at: string): string => `#!/bin/sh
if [ $# -eq 0 ]; then exit 0; fi
if [ -e ${at}/no-paper ]; then
  echo "STATE: +media-empty-error" >&2
  while [ -e ${at}/no-paper ]; do sleep 0.1; done
  echo "STATE: -media-empty-error" >&2
fi
exec ${serverPrograms}/backend/cups-pdf "$@"
`;

export interface TestCups {
  /** For those that use its commands: CUPS_SERVER. */
  readonly address: string;
  /** Runs one of its commands. */
  command(program: string, ...args: string[]): Promise<string>;
  addPrinter(name: string): Promise<void>;
  paper(there: boolean): Promise<void>;
  /** The PDFs that came out of these jobs, oldest first. */
  printed(ids: readonly string[]): Promise<readonly { readonly id: string; readonly pdf: Uint8Array }[]>;
  stop(): Promise<void>;
}

/** A CUPS of its own, with its own configuration, spool and port, whose printers print to PDF. @throws Error where it is not installed */
export const startCups = async (port: number): Promise<TestCups> => {
  const at = await mkdtemp(join(tmpdir(), 'cups-'));
  await chmod(at, 0o755);
  for (const name of ['etc/ppd', 'bin/backend', 'state', 'cache', 'spool/tmp', 'log']) await mkdir(join(at, name), { recursive: true });
  for (const name of ['state', 'cache', 'spool', 'spool/tmp', 'log']) await chown(join(at, name), lp, lp);
  for (const name of ['filter', 'cgi-bin', 'daemon', 'driver', 'monitor', 'notifier'])
    await symlink(join(serverPrograms, name), join(at, 'bin', name));
  await writeFile(join(at, 'bin/backend/paper'), backend(at), { mode: 0o700 });
  await writeFile(join(at, 'etc/cups-files.conf'), files(at));
  await writeFile(join(at, 'etc/cupsd.conf'), server(at, port));

  const daemon: ChildProcess = spawn('cupsd', ['-f', '-c', join(at, 'etc/cupsd.conf'), '-s', join(at, 'etc/cups-files.conf')], {
    // What it has to say is in its log; and a stream of ours would keep the tests from ending where it is left behind.
    stdio: 'ignore',
  });
  const leave = (): void => void daemon.kill('SIGTERM');
  process.once('exit', leave);
  const failed = once(daemon, 'error').then(([error]) => Promise.reject(error as Error));
  const ended = once(daemon, 'exit').finally(() => process.off('exit', leave));
  const address = `127.0.0.1:${port}`;
  const command = async (program: string, ...args: string[]): Promise<string> =>
    (await runFile(program, args, { env: { ...process.env, LC_ALL: 'C', CUPS_SERVER: address } })).stdout;
  const running = async (): Promise<void> => {
    while (!(await command('lpstat', '-r')).includes('is running')) await new Promise((resolve) => setTimeout(resolve, 50));
  };
  await Promise.race([running(), failed, ended.then(() => Promise.reject(new Error('cupsd ended at once')))]);

  const names = async (id: string): Promise<string[]> => (await readdir(printedTo)).filter((name) => name.startsWith(id));
  const asked = new Set<string>();
  return {
    address,
    command,
    addPrinter: async (name) => {
      await command(
        'lpadmin',
        '-p',
        name,
        '-E',
        '-v',
        'paper:/',
        '-P',
        '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd',
        '-o',
        'printer-error-policy=retry-job',
      );
    },
    paper: async (there) => (there ? rm(join(at, 'no-paper'), { force: true }) : writeFile(join(at, 'no-paper'), '')),
    printed: async (ids) => {
      const out: { id: string; pdf: Uint8Array }[] = [];
      for (const id of ids) {
        asked.add(id);
        for (const name of await names(id)) out.push({ id, pdf: await readFile(join(printedTo, name)) });
      }
      return out;
    },
    stop: async () => {
      if (daemon.exitCode === null) daemon.kill('SIGTERM');
      await ended;
      for (const id of asked) for (const name of await names(id)) await rm(join(printedTo, name), { force: true });
      await rm(at, { recursive: true, force: true });
    },
  };
};
