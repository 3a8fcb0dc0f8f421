import { codes } from '../notation';

/** The schema has `24c` between 34b and 34d, most likely for 34c, and both v and V for vocational vehicles; both as they are there. */
export const VehicleGroupCode = codes(
  'VehicleGroupCode',
  '1|10|10v|11|111|111V|112|112V|113|12|121|121V|122|122V|123|123V|124|124V|125|126|13|131|131V|132',
  '132V|133|14|141|141V|142|142V|143|15|16|17|18|19|1s|2|221|222|223|231|232|233|3|31a|31b1|31b2|31c',
  '31d|31e|32a|32b|32c|32d|32e|32f|33a|33b1|33b2|33c|33d|33e|34a|34b|24c|34d|34e|34f|35a|35b1|35b2|35c',
  '36a|36b|36c|36d|36e|36f|37a|37b1|37b2|37c|37d|37e|38a|38b|38c|38d|38e|38f|39a|39b1|39b2|39c|4|40a',
  '40b|40c|40d|40e|40f|421|421V|422|422V|423|431|431V|432|432V|433|441|441V|442|442V|443|4v|5|51|52|53',
  '54|541|542|543|55|56|5v|6|611|611V|612|612V|621|621V|622|622V|623|623V|624|624V|625|631|631V|632',
  '632V|633|7|8|9|9v|31|32|33|34|35|36|37|38|39|40',
);
export const VehicleSubgroupCode = codes(
  'VehicleSubgroupCode',
  '4-UD|4-RD|4-LH|9-RD|9-LH|5-RD|5-LH|10-RD|10-LH|P31 SD|P31 DD|P32 SD|P32 DD|P33 SD|P33 DD|P34 SD',
  'P34 DD|P35 SD|P35 DD|P36 SD|P36 DD|P37 SD|P37 DD|P38 SD|P38 DD|P39 SD|P39 DD|P40 SD|P40 DD',
);
export const TypeApprovalTransportDangerousGoodsClassCode = codes(
  'TypeApprovalTransportDangerousGoodsClassCode',
  'EX/II|EX/III|AT|FL|MEMU',
);
export const TrailerBrakeControlSystemTechnologyCode = codes(
  'TrailerBrakeControlSystemTechnologyCode',
  'COMPE|ELECT|HYDRL|INERT|MECHA|NONE|PNEU',
);
export const TrailerBrakeTechnologyConnectionsTypeCode = codes(
  'TrailerBrakeTechnologyConnectionsTypeCode',
  '1LINE|2LINE|NONE',
);
