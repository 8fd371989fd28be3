/** Where a found case opens: at the desk, a station or a queue in place, so that the work goes on there; else its own page. */
export const placeOf = (pathname: string, caseId: string): string => {
  const [, place, station] = pathname.split('/');
  if (place === 'stations' && station) return `/stations/${station}/${caseId}`;
  return place === 'desk' || place === 'conclusion' || place === 'review' ? `/${place}/${caseId}` : `/cases/${caseId}`;
};
