/** Nothing came in time: the connection, or the client, may be stuck. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
  }
}

/** The promise, or `NoAnswer` after so many milliseconds. A rejection that comes later still has its listener. */
export const within = <T>(milliseconds: number, promise: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswer(milliseconds)), milliseconds);
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
