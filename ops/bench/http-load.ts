import { Agent, request } from 'node:http';

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

export interface HttpCaller {
  send(request: HttpRequest): Promise<HttpAnswer>;
  close(): void;
}

/** So many connections to a server on this machine, kept open, one request at a time on each. */
export const openCaller = (port: number, connections: number): HttpCaller => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections, scheduling: 'lifo' });
  return {
    send: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
        const sent = request({ agent, host: '127.0.0.1', port, method, path, headers: { ...headers, ...length } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => void chunks.push(chunk));
          response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks).toString() }));
          response.on('error', reject);
        });
        sent.on('error', reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
};

/** @throws where the answer is no success: a bench that measures refusals measures nothing */
export const mustBe = (answer: HttpAnswer, sign: string): HttpAnswer => {
  if (answer.status !== 200 || !answer.body.includes(sign)) throw new Error(`answered ${answer.status}: ${answer.body.slice(0, 300)}`);
  return answer;
};
