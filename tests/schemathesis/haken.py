"""Lets schemathesis meet objects that exist.

Left alone it makes up every uuid, and so most operations would only ever answer 404 or refuse a reference. These hooks
remember what the server has shown, and put such uuids into paths, references and filters, most of the time: now and then
a made-up one stays. Before the first request there is one of everything.
"""

import itertools
import json
import os
import re
import urllib.request

import schemathesis

ADRES = os.environ["KLANT_ADRES"]
TOKEN = os.environ["KLANT_TOKEN"]

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)

# The list to which a reference points, by the name of the member or filter.
LIJSTEN = {
    "actor": "actoren",
    "toegewezenAanActor": "actoren",
    "toegewezenAanActoren": "actoren",
    "actoren": "actoren",
    "klantcontact": "klantcontacten",
    "wasKlantcontact": "klantcontacten",
    "hadKlantcontact": "klantcontacten",
    "aanleidinggevendKlantcontact": "klantcontacten",
    "wasBijlageVanKlantcontact": "klantcontacten",
    "partij": "partijen",
    "wasPartij": "partijen",
    "werkteVoorPartij": "partijen",
    "identificeerdePartij": "partijen",
    "verstrektDoorPartij": "partijen",
    "vertegenwoordigdePartij": "partijen",
    "vertegenwoordigendePartij": "partijen",
    "hadBetrokkene": "betrokkenen",
    "verstrektDoorBetrokkene": "betrokkenen",
    "digitaleAdressen": "digitaleadressen",
    "voorkeursDigitaalAdres": "digitaleadressen",
    "verstrektedigitaalAdres": "digitaleadressen",
    "rekeningnummers": "rekeningnummers",
    "voorkeursRekeningnummer": "rekeningnummers",
    "categorie": "categorieen",
    "onderwerpobject": "onderwerpobjecten",
    "subIdentificatorVan": "partij-identificatoren",
    "klant": "klanten",
}

# By list, the uuids that are there.
bekend = {}
beurt = itertools.count()


def onthoud(waarde):
    """Every object with a uuid and a url, at any depth."""
    if isinstance(waarde, list):
        for lid in waarde:
            onthoud(lid)
    elif isinstance(waarde, dict):
        uuid, url = waarde.get("uuid"), waarde.get("url")
        if isinstance(uuid, str) and isinstance(url, str) and url.count("/") > 2:
            lijst = bekend.setdefault(url.split("/")[-2], [])
            if uuid not in lijst:
                # Few are enough, and the newest have most to show.
                lijst.append(uuid)
                del lijst[:-20]
        for lid in waarde.values():
            onthoud(lid)


def kies(lijst, anders):
    """A uuid that is there, or in one of eight turns the one that was made up."""
    nummer = next(beurt)
    aanwezig = bekend.get(lijst)
    return anders if not aanwezig or nummer % 8 == 7 else aanwezig[nummer % len(aanwezig)]


def vul_in(waarde, naam=None):
    """References to what is there, at any depth of a body."""
    if isinstance(waarde, list):
        for lid in waarde:
            vul_in(lid, naam)
    elif isinstance(waarde, dict):
        uuid = waarde.get("uuid")
        if naam in LIJSTEN and isinstance(uuid, str) and UUID.fullmatch(uuid):
            waarde["uuid"] = kies(LIJSTEN[naam], uuid)
        for lid, inhoud in waarde.items():
            vul_in(inhoud, lid)


def maak(pad, body):
    """One object more, before schemathesis begins."""
    verzoek = urllib.request.Request(
        ADRES + pad,
        json.dumps(body).encode(),
        {"Authorization": "Token " + TOKEN, "Content-Type": "application/json"},
        method="POST",
    )
    with urllib.request.urlopen(verzoek, timeout=10) as antwoord:
        gemaakt = json.load(antwoord)
    onthoud(gemaakt)
    return {"uuid": gemaakt["uuid"]}


def begin():
    ki, cg = "/klantinteracties/api/v1/", "/contactgegevens/api/v1/"
    for nummer in range(3):
        partij = maak(ki + "partijen", {"soortPartij": "persoon", "indicatieActief": True})
        organisatie = maak(ki + "partijen", {"soortPartij": "organisatie", "indicatieActief": True})
        identificator = {
            "codeObjecttype": "niet_natuurlijk_persoon",
            "codeRegister": "hr",
            "codeSoortObjectId": "kvk_nummer",
            "objectId": f"1234567{nummer}",
        }
        maak(
            ki + "partij-identificatoren",
            {"identificeerdePartij": organisatie, "partijIdentificator": identificator},
        )
        contact = maak(
            ki + "klantcontacten",
            {"kanaal": "telefoon", "onderwerp": "Vraag", "taal": "nld", "vertrouwelijk": False},
        )
        betrokkene = maak(
            ki + "betrokkenen",
            {"wasPartij": partij, "hadKlantcontact": contact, "rol": "klant", "initiator": True},
        )
        for was_partij, adres in ((partij, "0612345678"), (None, "0201234567")):
            maak(
                ki + "digitaleadressen",
                {
                    "adres": adres,
                    "soortDigitaalAdres": "telefoonnummer",
                    "verstrektDoorPartij": was_partij,
                    "verstrektDoorBetrokkene": betrokkene,
                },
            )
        actor = maak(ki + "actoren", {"naam": "Balie", "soortActor": "organisatorische_eenheid"})
        maak(ki + "actorklantcontacten", {"actor": actor, "klantcontact": contact})
        maak(
            ki + "internetaken",
            {
                "gevraagdeHandeling": "Bellen",
                "aanleidinggevendKlantcontact": contact,
                "toegewezenAanActoren": [actor],
                "status": "te_verwerken",
            },
        )
        maak(ki + "onderwerpobjecten", {"klantcontact": contact})
        maak(ki + "bijlagen", {"wasBijlageVanKlantcontact": contact})
        categorie = maak(ki + "categorieen", {"naam": f"Categorie {nummer}"})
        maak(ki + "categorie-relaties", {"partij": partij, "categorie": categorie})
        maak(ki + "rekeningnummers", {"partij": partij, "iban": "NL02BANK0123456789"})
        maak(
            ki + "vertegenwoordigingen",
            {"vertegenwoordigendePartij": partij, "vertegenwoordigdePartij": organisatie},
        )
        maak(cg + "organisatie", {"handelsnaam": "De Korst"})
        maak(cg + "persoon", {"geboortedatum": "1980-01-01", "geslachtsnaam": "Vries"})
    # What our own API calls them: a contact is an interactie of that uuid, a partij a klant.
    bekend["interacties"] = list(bekend["klantcontacten"])
    bekend["klanten"] = list(bekend["partijen"])
    bekend["interne-taken"] = list(bekend["internetaken"])


@schemathesis.hook
def before_call(context, case, kwargs):
    if not bekend:
        begin()
    paden = case.path_parameters
    if isinstance(paden, dict) and isinstance(paden.get("uuid"), str) and UUID.fullmatch(paden["uuid"]):
        lijst = case.operation.path.split("/{uuid}")[0].split("/")[-1]
        paden["uuid"] = kies(lijst, paden["uuid"])
    if isinstance(case.query, dict):
        for naam, waarde in case.query.items():
            doel = naam.removesuffix("__uuid").split("__")[-1]
            if naam.endswith("__uuid") and doel in LIJSTEN and isinstance(waarde, str) and UUID.fullmatch(waarde):
                case.query[naam] = kies(LIJSTEN[doel], waarde)
    if isinstance(case.body, (dict, list)):
        vul_in(case.body)


@schemathesis.hook
def after_call(context, case, response):
    if case.method == "DELETE" and response.status_code in (200, 204) and isinstance(case.path_parameters, dict):
        weg = case.path_parameters.get("uuid")
        for lijst in bekend.values():
            if weg in lijst and len(lijst) > 1:
                lijst.remove(weg)
    elif response.status_code in (200, 201):
        try:
            onthoud(response.json())
        except ValueError:
            pass
