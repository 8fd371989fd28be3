import type { Words } from '../app/en.ts';

/** Fetched with the page of old cards, which few need. */
export const zh = {
  old: {
    title: '核验旧证',
    lead: '本系统启用前签发的健康证，没有本系统的签名二维码。请照证面填写证号和姓名，两者都对才能查到。',
    number: '证面上的证号',
    name: '证面上的姓名',
    codeNotFound: '旧证档案中没有这个二维码。请照证面填写证号和姓名再查。',
    notFound: '没有查到：请核对证号和姓名是否与证面一致。仍查不到的，可联系发证机构核实。',
    tooOften: '查询过于频繁，请一分钟后再试。',
    noNetwork: '没有连上登记系统。旧证只能联网核验，请稍后再试。',
    private: '填写的内容只用于本次查询，不会保存。',
    again: '查另一张旧证',
    from: '旧系统档案中的记录',
    keeper: '归档机构',
    unsigned: '无：发证早于本系统，本系统未签名',
    check: '旧证没有签名，卡面可能被仿制：请核对证面内容、照片与本人的身份证件。',
    word: { valid: '旧证，有效', expired: '旧证，已过期', suspended: '旧证，已暂停', revoked: '旧证，已吊销' },
    meaning: {
      valid: '发证早于本系统，档案中有此证，在有效期内；未经签名。',
      expired: '发证早于本系统，档案中有此证，但有效期已过。',
      suspended: '发证早于本系统，目前暂停使用。',
      revoked: '发证早于本系统，已吊销，不能再使用。',
    },
  },
};

export const en: Words<typeof zh> = {
  old: {
    title: 'Check an old card',
    lead: 'Cards from before this system have no code signed by it. Enter the number and the name as the card says: both must agree.',
    number: 'Number on the card',
    name: 'Name on the card',
    codeNotFound: 'The archive does not know this code. Enter the number and the name as the card says.',
    notFound: 'Not found: compare number and name with the card. If it is still not found, contact the issuer.',
    tooOften: 'That was too often: try again in a minute.',
    noNetwork: 'The register was not reached. Old cards are checked online only; try again later.',
    private: 'What you enter is used for this look-up alone, and not kept.',
    again: 'Check another old card',
    from: 'As the archive of the old system has it',
    keeper: 'Kept by',
    unsigned: 'None: issued before this system, which did not sign it',
    check: 'An old card has no signature and can be imitated: compare the card, the photo and the holder’s identity document.',
    word: { valid: 'Old card, valid', expired: 'Old card, expired', suspended: 'Old card, suspended', revoked: 'Old card, revoked' },
    meaning: {
      valid: 'Issued before this system; the archive has it, within its dates, unsigned.',
      expired: 'Issued before this system; the archive has it, but its last day has passed.',
      suspended: 'Issued before this system, and suspended at present.',
      revoked: 'Issued before this system, and revoked: no longer good.',
    },
  },
};
