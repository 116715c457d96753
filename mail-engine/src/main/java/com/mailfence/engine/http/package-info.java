/**
 * What every endpoint over HTTP does alike: lets visitors in, collects bodies and sends answers
 * without holding a thread for whoever is slow.
 *
 * <p>The servlets of the endpoints call it and hand it an {@link com.mailfence.engine.http.Errand}.
 * It must not know any protocol that HTTP carries.
 */
@NullMarked
package com.mailfence.engine.http;

import org.jspecify.annotations.NullMarked;
