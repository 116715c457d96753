/**
 * Whom certificates can be trusted for. Endpoints call it. It must not know how a certificate came
 * here, nor who asks.
 */
@NullMarked
package com.mailfence.engine.crypto;

import org.jspecify.annotations.NullMarked;
