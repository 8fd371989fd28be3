/** The same without one of its keys. */
export const without = <T>(of: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> => {
  const { [key]: _gone, ...rest } = of;
  return rest;
};
