/** Modules: one class each, in folders by what they touch; their parameters, registry and documentation. */
package dev.sentryprovision.module;
