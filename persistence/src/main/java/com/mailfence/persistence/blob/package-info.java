/**
 * Stored bytes as files named by their digest, and what sweeps and proves them. Persistence calls
 * it and tells it what is still referred to. It must not know the database, nor what the bytes
 * mean.
 */
@NullMarked
package com.mailfence.persistence.blob;

import org.jspecify.annotations.NullMarked;
