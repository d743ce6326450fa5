package dev.sentryprovision.template;

/** What sort of mistake a template made. */
public enum Category {
    SYNTAX,
    UNDEFINED,
    TYPE,
    FILTER,
    UNKNOWN_FILTER,
    UNKNOWN_TEST,
    LOOKUP,
    UNKNOWN_LOOKUP,
    TEMPLATE_NOT_FOUND,
    RECURSION,
    VAULT,
    RUNTIME
}
