import { syntheticIdNumber } from '@healthcert/domain/person';

/** The fields as 华视's service names them. */
export interface ServiceCard {
  readonly certType: string;
  readonly partyName: string;
  readonly gender: string;
  readonly nation: string;
  readonly bornDay: string;
  readonly certAddress: string;
  readonly certNumber: string;
  readonly certOrg: string;
  readonly effDate: string;
  readonly expDate: string;
}

const number = (area: string, birthDate: string, sequence: number): string => syntheticIdNumber({ area, birthDate, sequence });

/** Nobody's: names that say so, numbers with a right check character. By the name that the simulator knows them by. */
export const fictionalCards = {
  citizen: {
    certType: ' ',
    partyName: '王样例',
    gender: '女',
    nation: '汉',
    bornDay: '19941106',
    certAddress: '安徽省滁州市琅琊区样例路8号',
    certNumber: number('341102', '1994-11-06', 926),
    certOrg: '滁州市公安局样例分局',
    effDate: '20200315',
    expDate: '20400315',
  },
  elder: {
    certType: ' ',
    partyName: '买买提·样例',
    gender: '男',
    nation: '维吾尔',
    bornDay: '19620220',
    certAddress: '新疆维吾尔自治区样例县样例乡2组',
    certNumber: number('653100', '1962-02-20', 511),
    certOrg: '样例县公安局',
    effDate: '20120601',
    expDate: '长期',
  },
  hongKong: {
    certType: 'J',
    partyName: '陳樣例',
    gender: '男',
    nation: '',
    bornDay: '19881224',
    certAddress: '安徽省滁州市南谯区样例大道66号',
    certNumber: number('810000', '1988-12-24', 303),
    certOrg: '滁州市公安局',
    effDate: '20230901',
    expDate: '20280901',
  },
  foreigner2017: {
    certType: 'I',
    partyName: 'SAMPLE, ANNA',
    gender: '女',
    nation: 'CAN',
    bornDay: '19810803',
    certAddress: '',
    certNumber: 'CAN110081080310',
    certOrg: '1500',
    effDate: '20180301',
    expDate: '20280301',
  },
  foreigner2023: {
    certType: 'Y',
    partyName: 'SAMPLE, ANNA',
    gender: '女',
    nation: 'CAN',
    bornDay: '19810803',
    certAddress: '',
    certNumber: '911124198108030024',
    certOrg: '1500',
    effDate: '20240301',
    expDate: '20340301',
  },
} as const satisfies Readonly<Record<string, ServiceCard>>;

export type FictionalCard = keyof typeof fictionalCards;
