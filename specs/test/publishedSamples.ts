/**
 * The samples that vendors publish, by provider and event type: the SHA-256 of each as compact JSON. `specs/` contains them
 * verbatim. Do not change a sample; to complete or correct one, add another example.
 */
export const PUBLISHED_SAMPLES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  dynamic: {
    'waas.policy.violation': ['37f50d0e1f71f3e2e0c53a1a3be1bd039e97a125748c5b86e35b6a3a5755a790'],
    'wallet.delegation.created': ['5f3370e75ca17ad8b4f19737d6e20d9f3c5a413fcc354958a7dfe70d745557b4'],
  },
  flagright: {
    ALERT_CLOSED: ['fffe399616c9993be067c21ff121034b82c4d09165c527b00363cc3237e9313c'],
    ALERT_OPEN: ['32b9ab33d0c069ea6843372008c51b7f78318d871d4dbbeae3e92ba800bb46fc'],
    CASE_INTERIM_STATUS_UPDATE: ['084a2649ce40f5858bc0a853c9084495ad9c5fe67a9e105045b860579dbfd77d'],
    KYC_STATUS_UPDATED: ['76282b24eddeb5a0b17d9dd6dbf78d1664b85395699ccf1cf7926ae71162ab02'],
    LIST_UPDATED: ['d472531ee4862267605ce6c981b07af732a7a83e40a1cedd77fd8d78db5f7cce'],
    TRANSACTION_STATUS_UPDATED: ['8d42683f5b3792cc79bffe48d46c892c0a80487ddcc7655164b3bbf74040a745'],
    USER_STATE_UPDATED: [
      '652aa6f98f51b34974ed8f4a0a59a9dfe078aaca2d457105116843ef9d33a36b',
      'a1c397f632fa2a7180f66fbf182c5235d573c1a1e1b726c40b58a939ed5e646e',
      'cc4a5ef0d767be076abebed8c577406ac6707cbbc7c4f769adae3189a3a050b1',
    ],
    USER_TAGS_UPDATED: ['ba0fcf3ac9ea5afb26c94266116fbc94c6faa3c393b608e9556243fc0e499be3'],
  },
  platform: {
    'project.created': ['386fbb96b03386ca8802de91fcca85fef3668d5194cdce886e1522df9c38d7e9'],
    'project.updated': ['20a6fc454a2cb2144762bc1771bbc003ffa5925d7537549f4b10ba8b03b30dd3'],
    'user.created': ['3e71edb9b3abe5e5dd2d43a2d9abbf71e64b2ca18bf418840672309ea763b3f5'],
    'user.deleted': ['a5b680dfba09eb1bbca009b3ae9a71cdd496e2a2c04de85b2bbcad304a815be8'],
    'user.updated': ['e6130f576f6c7d71cef07dd244ff1de4ca0919e7490445884fe01587a77e433a'],
  },
  worth: {
    'applicant.reminder': ['84b03527a4613d7c67eab8ad4ad9f02b107f2a57809c96bc49c8c6541b057eda'],
    'case.created': [
      '29a158ef57bcd50c86519f0b791c37b6a8e0e929d984f7207d7fe0e2096c719e',
      '500d144ecdc1722c14a67a41390d018f2ebb2e0d72f9fb91814688271e0418c9',
    ],
    'case.status_updated': ['0ef4edd8eaf1172da135558590023310d3a47df517c4825001f5dda3f84a7643'],
    'integration.connected': ['4d5b725f175eb9efc530d6eb842a66757610495b786ada64ad5f2e87473140d7'],
    'integration.disconnected': ['a50e8ab9af407a6807220983b652ad3ccadc30c9fd4f391990667be872ebc2be'],
    'integration.failed': ['5233300faf3f4fda6273130b0fc61cdded0cc604e709f991062d6f09f7492798'],
    'risk.alert': ['a6214dba043335559f2e3de87b6bcad6b95ee8ac7c859c2dc55e99bd2f06687c'],
  },
};

/** The SHA-256 of the envelope sample in the platform guide. */
export const PUBLISHED_ENVELOPE = 'bdec904f74c9ceb85b45d06a0bf83889834e1a2112bb488a795380954603ddef';
