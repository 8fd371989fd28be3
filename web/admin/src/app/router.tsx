import { createBrowserRouter, type RouteObject } from 'react-router';
import { NotFound } from './NotFound.tsx';
import { PageError } from './PageError.tsx';
import { Shell } from './Shell.tsx';

const page = (path: string, load: () => Promise<{ readonly Component: React.ComponentType }>): RouteObject => ({
  path,
  lazy: load,
  ErrorBoundary: PageError,
});

/** Every page of the staff, with its address. */
export const pages: RouteObject[] = [
  page('/', async () => ({ Component: (await import('../home/HomePage.tsx')).HomePage })),
  page('/desk/:caseId?', async () => ({ Component: (await import('../desk/DeskPage.tsx')).DeskPage })),
  page('/booking', async () => ({ Component: (await import('../booking/BookingPage.tsx')).BookingPage })),
  page('/booking/days', async () => ({ Component: (await import('../booking/GenerationPage.tsx')).GenerationPage })),
  page('/cashier', async () => ({ Component: (await import('../fees/CashierPage.tsx')).CashierPage })),
  page('/stations/:station?/:caseId?', async () => ({ Component: (await import('../stations/StationPage.tsx')).StationPage })),
  page('/stations/:station/grid', async () => ({ Component: (await import('../grid/GridPage.tsx')).GridPage })),
  page('/stations/:station/import', async () => ({ Component: (await import('../results-import/ImportPage.tsx')).ImportPage })),
  page('/conclusion/:caseId?', async () => ({ Component: (await import('../conclusion/ConclusionPage.tsx')).ConclusionPage })),
  page('/review/:caseId?', async () => ({ Component: (await import('../review/ReviewPage.tsx')).ReviewPage })),
  page('/certificates', async () => ({ Component: (await import('../certificates/CertificatesPage.tsx')).CertificatesPage })),
  page('/archives', async () => ({ Component: (await import('../archives/ArchivesPage.tsx')).ArchivesPage })),
  page('/archives/import', async () => ({ Component: (await import('../archives/ImportArchivePage.tsx')).ImportArchivePage })),
  page('/notifications', async () => ({ Component: (await import('../notifications/NotificationsPage.tsx')).NotificationsPage })),
  page('/paper-forms', async () => ({ Component: (await import('../paper-forms/PaperFormsPage.tsx')).PaperFormsPage })),
  page('/rechecks', async () => ({ Component: (await import('../rechecks/RechecksPage.tsx')).RechecksPage })),
  page('/history/:kind/:id', async () => ({ Component: (await import('../history/HistoryPage.tsx')).HistoryPage })),
  page('/logs', async () => ({ Component: (await import('../logs/LogsPage.tsx')).LogsPage })),
  page('/jobs', async () => ({ Component: (await import('../jobs/JobsPage.tsx')).JobsPage })),
  page('/cases', async () => ({ Component: (await import('../lists/CasesPage.tsx')).CasesPage })),
  page('/cases/:caseId', async () => ({ Component: (await import('../case/CasePage.tsx')).CasePage })),
  page('/figures', async () => ({ Component: (await import('../figures/FiguresPage.tsx')).FiguresPage })),
  page('/supervision', async () => ({ Component: (await import('../supervision/SupervisionPage.tsx')).SupervisionPage })),
  page('/specimens', async () => ({ Component: (await import('../specimens/SpecimensPage.tsx')).SpecimensPage })),
  page('/persons', async () => ({ Component: (await import('../lists/PersonsPage.tsx')).PersonsPage })),
  page('/institutions', async () => ({ Component: (await import('../institutions/InstitutionsPage.tsx')).InstitutionsPage })),
  page('/institutions/import', async () => ({
    Component: (await import('../institutions/ImportInstitutionsPage.tsx')).ImportInstitutionsPage,
  })),
  page('/layouts', async () => ({ Component: (await import('../layouts/LayoutsPage.tsx')).LayoutsPage })),
  page('/layouts/:kind', async () => ({ Component: (await import('../layouts/DesignerPage.tsx')).DesignerPage })),
  page('/rules', async () => ({ Component: (await import('../rules/RulesPage.tsx')).RulesPage })),
  page('/settings/desk-agents', async () => ({ Component: (await import('../agent/DeskAgentsPage.tsx')).DeskAgentsPage })),
  page('/settings/operations', async () => ({ Component: (await import('../operations/OperationsPage.tsx')).OperationsPage })),
  page('/settings/:kind/import', async () => ({ Component: (await import('../registers/ImportEntriesPage.tsx')).ImportEntriesPage })),
  page('/settings/:kind?', async () => ({ Component: (await import('../registers/RegistersPage.tsx')).RegistersPage })),
  page('/staff', async () => ({ Component: (await import('../staff/StaffPage.tsx')).StaffPage })),
  page('/staff/import', async () => ({ Component: (await import('../staff/ImportStaffPage.tsx')).ImportStaffPage })),
  page('/parameters/:part?', async () => ({ Component: (await import('../parameters/ParametersPage.tsx')).ParametersPage })),
  page('/roles/:roleId?', async () => ({ Component: (await import('../roles/RolesPage.tsx')).RolesPage })),
  { path: '*', Component: NotFound },
];

export const createRouter = () =>
  createBrowserRouter([{ Component: Shell, ErrorBoundary: PageError, HydrateFallback: () => null, children: pages }], {
    basename: '/admin',
  });
