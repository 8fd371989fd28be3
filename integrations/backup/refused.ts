/** Why a backup is not taken, or not restored. Nothing was changed, unless the message says how to go on. */
export const refusals = [
  'notEmpty',
  'inUse',
  'unfinished',
  'damaged',
  'newer',
  'wrongKey',
  'otherMasterKey',
  'signingKeyMissing',
  'otherHistory',
  'placeTaken',
] as const;

export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
  readonly code: (typeof refusals)[number];

  constructor(code: (typeof refusals)[number], message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
