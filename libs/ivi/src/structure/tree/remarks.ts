import { RemarkSubjectDescriptionCode } from '../code-lists/approval-codes';
import { EuLanguageCode, ViennaCountryCode } from '../code-lists/country-codes';
import { table, text, value } from '../notation';

export const provisionalApprovalTerritory = table(
  'ProvisionalApprovalTerritory',
  '0..1',
  value('ProvisionalApprovalTerritoryCountry', '1', ViennaCountryCode),
);

export const remark = table(
  'Remark',
  '0..1',
  value('RemarkSubjectDescription', '1', RemarkSubjectDescriptionCode),
  value('RemarkSubjectLanguage', '1', EuLanguageCode),
  value('Remark', '1', text(2000)),
);

export const subjectApproval = table(
  'SubjectApproval',
  '0..1',
  value('SubjectApprovalCertificateNumber', '1', text(80)),
);
