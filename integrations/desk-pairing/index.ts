export { createDeskPairings, type DeskAgent, type DeskPairings } from './pairings.ts';
export { publicTicketKey, readTicket, signTicket, ticketKey, ticketLife, type DeskTicket } from './ticket.ts';
