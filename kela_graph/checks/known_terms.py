"""The published vocabularies whose terms are known, and which terms they have.

Most lists are rdflib's. They were held against the published files, and what they lack or have too much
is told here. The terms of ADMS and of the SEMIC core vocabularies, which rdflib has not, are listed whole.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from rdflib import namespace as published

from kela_graph.namespaces import ADMS, CV

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.namespace import DefinedNamespace

#: How like a term of a shared namespace another has to be to be taken for a misspelling of it; from 0 to 1.
_MISSPELT: Final = 0.85

_NAME: Final = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True)
class Vocabulary:
    """A published vocabulary.

    Attributes:
        name: as its users call it.
        namespace: what the IRIs of its terms begin with.
        listed: rdflib's list of its terms, where there is one.
        added: the terms that are not on that list.
        retired: the names on that list that are no terms.
        shared: whether other vocabularies have terms in the namespace.
    """

    name: str
    namespace: str
    listed: type[DefinedNamespace] | None = None
    added: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()
    shared: bool = False

    @cached_property
    def terms(self) -> frozenset[str]:
        """The local names of its terms; those of RDF that are numbers left out."""
        if self.listed is None:
            return self.added
        names = {str(term)[len(str(self.listed)) :] for term in dir(self.listed)}
        return frozenset({*names, *self.listed._extras} - self.retired | self.added)

    def lacks(self, local: str) -> bool:
        """Whether it ought to have a term of that local name and has none."""
        if not _NAME.fullmatch(local) or self._has(local):
            return False
        return not self.shared or nearest(local, self.terms, _MISSPELT) is not None

    def _has(self, local: str) -> bool:
        listed = self.listed is not None and local in self.listed and local not in self.retired
        return listed or local in self.added


def vocabulary_of(iri: str) -> Vocabulary | None:
    """Return the vocabulary in whose namespace an IRI is, or None where it is in none that is known."""
    return _vocabularies().get(iri[: max(iri.rfind("#"), iri.rfind("/")) + 1])


@cache
def nearest(local: str, names: frozenset[str], cutoff: float = 0.6) -> str | None:
    """Return the name that is most like one that is none, or None where none is much like it."""
    return next(iter(difflib.get_close_matches(local, sorted(names), 1, cutoff)), None)


@cache
def _vocabularies() -> Mapping[str, Vocabulary]:
    """Return the known vocabularies, by namespace."""
    listed = [
        Vocabulary(
            name, str(terms), terms, frozenset(_ADDED.get(name, "").split()),
            frozenset(_RETIRED.get(name, "").split()),
        )
        for name, terms in _LISTED.items()
    ]  # fmt: skip
    schema = next(each for each in listed if each.listed is published.SDO)
    return {
        each.namespace: each
        for each in (
            *listed,
            replace(schema, namespace="http://schema.org/"),
            Vocabulary("ADMS", str(ADMS), added=frozenset(_ADMS.split())),
            Vocabulary("SEMIC", str(CV), added=frozenset(_SEMIC.split()), shared=True),
        )
    }


#: Vocabularies of which rdflib has a list, by what people call them.
_LISTED: Final[Mapping[str, type[DefinedNamespace]]] = {
    "DCAM": published.DCAM,
    "DCAT": published.DCAT,
    "DCMI Type": published.DCMITYPE,
    "DCTERMS": published.DCTERMS,
    "Dublin Core": published.DC,
    "FOAF": published.FOAF,
    "ORG": published.ORG,
    "OWL": published.OWL,
    "OWL-Time": published.TIME,
    "PROV": published.PROV,
    "RDF": published.RDF,
    "RDF Data Cube": published.QB,
    "RDFS": published.RDFS,
    "SHACL": published.SH,
    "SKOS": published.SKOS,
    "VANN": published.VANN,
    "VoID": published.VOID,
    "XSD": published.XSD,
    "schema.org": published.SDO,
}

#: Terms that rdflib lacks: of DCAT 3, of RDF 1.2 and OWL's plain literals, of XML Schema's type
#: hierarchy, and of schema.org 30.0.
_ADDED: Final[Mapping[str, str]] = {
    "DCAT": """
    DatasetSeries first hasCurrentVersion hasVersion inCatalog inSeries isDistributionOf isVersionOf last
    next nextVersion prev previousVersion resource seriesMember version
    """,
    "RDF": "dirLangString langRange reifies",
    "RDFS": "Proposition",
    "XSD": "anyAtomicType anySimpleType anyType error",
    "schema.org": """
    3DModel AdultOrientedEnumeration AlcoholConsideration AlgorithmicMediaDigitalSource
    AlgorithmicallyEnhancedDigitalSource AndroidPlatform AuthenticateAction ByBankTransferInAdvance
    ByInvoice COD Cash Certification CertificationActive CertificationInactive
    CertificationStatusEnumeration CheckInAdvance CompositeCaptureDigitalSource CompositeDigitalSource
    CompositeSyntheticDigitalSource CompositeWithTrainedAlgorithmicMediaDigitalSource ConferenceEvent
    ConstraintNode Cooperative Credential DECooperativeCharity DEFoundationCharity
    DEJointStockCompanyCharity DELimitedLiabilityCharity DENonprofitType DENotRegisteredAssociationCharity
    DEPublicCharity DERegisteredAssociationCharity DangerousGoodConsideration DataDrivenMediaDigitalSource
    DemoGameAvailability DesktopWebPlatform DigitalArtDigitalSource DigitalCaptureDigitalSource
    DigitalPlatformEnumeration DirectDebit Error ExampleMeasurementMethodEnum False FinancialIncentive
    FulfillmentTypeCollectionPoint FulfillmentTypeDelivery FulfillmentTypeEnumeration
    FulfillmentTypePickupDropoff FulfillmentTypePickupInStore FulfillmentTypeScheduledDelivery
    FullGameAvailability GameAvailabilityEnumeration GenericWebPlatform HealthcareConsideration IOSPlatform
    IPTCDigitalSourceEnumeration ITCooperativeCharity ITMutualAidCharity ITNonprofitType
    ITSocialCompanyCharity ITSocialPromotionCharity ITSportCompanyCharity ITVolunteerAssociationCharity
    InStorePrepay IncentiveQualifiedExpenseType IncentiveQualifiedExpenseTypeGoodsOnly
    IncentiveQualifiedExpenseTypeGoodsOrServices IncentiveQualifiedExpenseTypeServicesOnly
    IncentiveQualifiedExpenseTypeUtilityBill IncentiveStatus IncentiveStatusActive
    IncentiveStatusInDevelopment IncentiveStatusOnHold IncentiveStatusRetired IncentiveType
    IncentiveTypeLoan IncentiveTypeRebateOrSubsidy IncentiveTypeTaxCredit IncentiveTypeTaxDeduction
    IncentiveTypeTaxWaiver IndividualPhysician InstantaneousEvent KeepProduct LoginAction MadeToOrder
    MeasurementMethodEnum MediaEnumeration MemberProgram MemberProgramTier MinorHumanEditsDigitalSource
    MobileWebPlatform MultiFrameComputationalCaptureDigitalSource NarcoticConsideration
    NegativeFilmDigitalSource OnlineBusiness OnlineMarketplace OnlineStore OperatingSystem Pamphlet
    PaymentMethodType PerformingArtsEvent PhoneCarrierPayment PhysiciansOffice PlayGameAction PoliticalParty
    PositiveFilmDigitalSource PrintDigitalSource PurchaseType PurchaseTypeLease PurchaseTypeNewPurchase
    PurchaseTypeTradeIn PurchaseTypeUsedPurchase ReducedRelevanceForChildrenConsideration RegularPrice
    Reserved ResetPasswordAction RuntimePlatform ScreenCaptureDigitalSource SearchRescueOrganization
    SequentialArt ServicePeriod SexualContentConsideration ShippingConditions ShippingService
    StatisticalVariable StrikethroughPrice Syllabus TextObject TierBenefitEnumeration
    TierBenefitLoyaltyPoints TierBenefitLoyaltyPrice TierBenefitLoyaltyReturns TierBenefitLoyaltyShipping
    TobaccoNicotineConsideration TrainedAlgorithmicMediaDigitalSource True UnclassifiedAdultConsideration
    VacationRental ViolenceConsideration VirtualRecordingDigitalSource WeaponConsideration actionProcess
    agentInteractionStatistic aggregateElement applicableCountry asin auditDate cause
    certificationIdentification certificationRating certificationStatus checkoutPageURLTemplate colorSwatch
    companyRegistration constraintProperty courseSchedule data digitalSourceType displayLocation
    eligibleWithSupplier errorCode extendedAddress fulfillmentType funding gameAvailabilityType gameEdition
    hasAdultConsideration hasCertification hasGS1DigitalLink hasMemberProgram hasParticipationOffer
    hasShippingService hasSponsorshipOffer hasStore hasTierBenefit hasTierRequirement hasTiers
    incentiveAmount incentiveStatus incentiveType incentivizedItem incomeLimit isStoreOn isTierOf
    iso6523Code jobDuration legalAddress legalRepresentative legislationAmends legislationCommences
    legislationCorrects legislationCountersignedBy legislationDateOfApplicability
    legislationEnsuresImplementationOf legislationRepeals lifeEvent measurementDenominator measurementMethod
    measurementQualifier mobileUrl numItems observationAbout observationPeriod orderPercentage orderValue
    owner paymentMethodType practicesAt program pronouns purchasePriceLimit purchaseType qualifiedExpense
    referee seasonalOverride shippingConditions shippingOrigin source statType syllabusSections timestamp
    totalHistoricalEnrollment tripOrigin usNPI validForMemberTier weightPercentage yield
    """,
}

#: What rdflib has too much: facets and parts of dates that have no IRI, and what schema.org gave up.
_RETIRED: Final[Mapping[str, str]] = {
    "XSD": """
    Assertions bounded cardinality day hour minute month numeric ordered second timezoneOffset year
    """,
    "schema.org": """
    DeliveryTimeSettings constrainingProperty measuredValue observedNode shippingLabel shippingSettingsLink
    transitTimeLabel
    """,
}

_ADMS: Final = """
    Asset AssetDistribution AssetRepository Identifier identifier includedAsset interoperabilityLevel last
    next prev representationTechnique sample schemeAgency status supportedSchema translation versionNotes
"""

#: The terms of CPOV 2.1.2 and CPSV-AP 3.2. Other core vocabularies of SEMIC's have terms in the same
#: namespace, so that only what is nearly one of these counts as a misspelling.
_SEMIC: Final = """
    AdminUnit BusinessEvent Channel ContactPoint Cost Event Evidence EvidenceType ImageObject LifeEvent
    Output Participation PublicOrganisation ReferenceFramework Requirement ServiceConcessionContract
    adminUnit code contactPage contactPoint currency email establishedUnder evidenceTypeClassification
    frequency fulfils hasChannel hasCompetentAuthority hasContractingAuthority hasCost hasEconomicOperator
    hasFormalFramework hasInputType hasLegalResource hasParticipant hasParticipation hasRelatedService
    hasSupportingEvidence hasValue holdsRequirement ifAccessedThrough isClassifiedBy isDefinedBy isGroupedBy
    level logo openingHours ownedBy participates processingTime relatedService role sector
    specialOpeningHoursSpecification supportsRequirement telephone thematicArea
"""
