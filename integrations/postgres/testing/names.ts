export const templateName = 'template_healthcert';

/** The same server and role, another database. */
export const databaseUrl = (url: string, database: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).toString();
