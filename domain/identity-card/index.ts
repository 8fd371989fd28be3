export { CardReadFailure, cardReadFailures, type CardReader, type CardReadProblem } from './card-reader.ts';
export { checkCard, dayOf, type CardCheck } from './check-card.ts';
export { ethnicGroupOf } from './ethnic-groups.ts';
export { identityCardTypes, type CardAsRead, type CardPortrait, type IdentityCard, type IdentityCardType } from './identity-card.ts';
