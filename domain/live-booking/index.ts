export * from './live-booking.ts';
