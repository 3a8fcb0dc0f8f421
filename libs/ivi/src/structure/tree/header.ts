import { IviVersionNumberXsd, TypeApprovalCountryCode } from '../code-lists/approval-codes';
import { ViennaCountryCode } from '../code-lists/country-codes';
import { dateTime, group, integer, uuidVersion4, value } from '../notation';

export const header = group(
  'Header',
  '1',
  value('IviReferenceId', '1', uuidVersion4),
  value('IviVersionNumberXsd', '1', IviVersionNumberXsd),
  value('IviVersionNumber', '1', integer(2)),
  value('IviVersionDateTime', '1', dateTime),
  value('IntendedCountryRegistration', '0..1', ViennaCountryCode),
  value('DesignatedTypeApprovalCountry', '1', TypeApprovalCountryCode),
);
