export * from './city.ts';
export * from './deployment.ts';
export * from './entrypoint.ts';
export * from './over-http.ts';
export * from './production.ts';
export * from './traffic.ts';
