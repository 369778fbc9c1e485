// Words that tell of whom and of what a text speaks.

/** Another body, or a part of this one. */
export const otherBody =
  /[^格布大结全本]局|委员会|开发区|园区|新区|高新区|管委会|[^党市]委|厅|街道|乡镇|镇|[^城]乡|村|社区|学校|医院|公司|法院|检察院|办公室|部门|单位|本级|省级|全省|全国|县区|各[市县区地级]/;
/** The matter of such reports, and not another that is applied for or told to the public. */
export const ofDisclosure = /信息公开|公开申请|依申请|公开(?:政府)?信息/;
