/**
 * Curves that the default profile of mbedTLS accepts, by OpenSSL's names, and the Kconfig symbols that compile them.
 * @see mbedtls_x509_crt_profile_default
 */
export const CURVES: Readonly<Record<string, string>> = {
  prime256v1: 'MBEDTLS_ECP_DP_SECP256R1_ENABLED',
  secp384r1: 'MBEDTLS_ECP_DP_SECP384R1_ENABLED',
  secp521r1: 'MBEDTLS_ECP_DP_SECP521R1_ENABLED',
  brainpoolP256r1: 'MBEDTLS_ECP_DP_BP256R1_ENABLED',
  brainpoolP384r1: 'MBEDTLS_ECP_DP_BP384R1_ENABLED',
  brainpoolP512r1: 'MBEDTLS_ECP_DP_BP512R1_ENABLED',
};
