import { describe, expect, it } from 'vitest';
import { addressOf, readScannedText } from './scanned-text.ts';

describe('a scanned or pasted text', () => {
  it('is a code with its signed content', () => {
    const scanned = readScannedText(' https://zhengjian.example/v/AbCd_efgh-IJKL01#00123456789 \n');
    expect(scanned).toEqual({ kind: 'code', opaqueId: 'AbCd_efgh-IJKL01', payload: '00123456789' });
    expect(scanned.kind === 'code' && addressOf(scanned)).toBe('/v/AbCd_efgh-IJKL01#00123456789');
  });

  it('is a code even where an app dropped the signed content', () => {
    const scanned = readScannedText('https://zhengjian.example/v/AbCd_efgh-IJKL01?from=chat');
    expect(scanned).toEqual({ kind: 'code', opaqueId: 'AbCd_efgh-IJKL01', payload: '' });
    expect(scanned.kind === 'code' && addressOf(scanned)).toBe('/v/AbCd_efgh-IJKL01');
  });

  it('is a bare certificate number, which proves nothing', () => {
    expect(readScannedText('9901 0120 2600 0000 0017').kind).toBe('number');
  });

  it.each(['', 'https://shop.example/v/', 'https://shop.example/menu', 'javascript:/v/AbCd_efgh-IJKL01#1', '你好'])(
    'is nothing of ours: %s',
    (text) => {
      expect(readScannedText(text).kind).toBe('other');
    },
  );
});
