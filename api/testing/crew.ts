import { clinicStaff, countyStaff, mainStaff, type SeedStaff } from '@healthcert/ops/seed';

/** A township clinic below the main clinic's county, and a clinic of another county. */
export const township = 'langya-1';
export const otherCounty = 'tianchang-clinic';

const above = (loginName: string, institutionId: string, roleIds: readonly string[]): SeedStaff => ({
  staffId: `staff-${loginName}`,
  loginName,
  displayName: `区县·演示${loginName}`,
  title: null,
  institutionId,
  roleIds,
});

/** The demo's staff, the crews of two more clinics, and those who act for a county. */
export const crew: readonly SeedStaff[] = [
  ...mainStaff,
  ...clinicStaff(township),
  ...clinicStaff(otherCounty),
  ...countyStaff,
  above('county.admin', 'langya', ['institution-administrator']),
];
